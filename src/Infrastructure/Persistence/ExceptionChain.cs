namespace Messaging.Infrastructure.Persistence;

/// <summary>Exceptions of a driver, which EF Core wraps in its own.</summary>
internal static class ExceptionChain
{
    /// <summary>Finds the outermost exception of a kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="exception">Where to begin.</param>
    /// <returns>The exception, or null.</returns>
    public static T? Find<T>(this Exception exception)
        where T : Exception
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is T found)
            {
                return found;
            }
        }

        return null;
    }
}
