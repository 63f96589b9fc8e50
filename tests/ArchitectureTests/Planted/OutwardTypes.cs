using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Messaging.ArchitectureTests.Planted.Layers;

/// <summary>Depends outwards by a field.</summary>
internal sealed class WithField(object validator)
{
    private readonly IValidator<string>? validator = validator as IValidator<string>;

    public bool IsGiven => validator is not null;
}

/// <summary>Depends outwards by a parameter alone.</summary>
internal static class WithParameter
{
    public static string? TraceOf(HttpContext? context) => context?.ToString();
}

/// <summary>Depends outwards inside an asynchronous lambda alone, where only the code shows it.</summary>
internal static class WithHiddenCall
{
    public static Func<IQueryable<string>, Task<int>> Count { get; } = async query => await query.CountAsync();
}

/// <summary>Keeps to the base class library.</summary>
internal sealed class Innocent(TimeProvider time)
{
    public List<DateTimeOffset> Times { get; } = [time.GetUtcNow()];
}
