using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>Says of instants that are read that they are UTC, which their column does not know.</summary>
internal sealed class UtcKindConverter() : ValueConverter<DateTime, DateTime>(
    instant => instant, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
