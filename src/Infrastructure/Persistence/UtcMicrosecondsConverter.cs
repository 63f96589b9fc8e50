using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Messaging.Infrastructure.Persistence;

/// <summary>Stores instants as whole microseconds since 1970 (UTC).</summary>
internal sealed class UtcMicrosecondsConverter()
    : ValueConverter<DateTime, long>(instant => UtcMicroseconds.From(instant), microseconds => UtcMicroseconds.ToInstant(microseconds));
