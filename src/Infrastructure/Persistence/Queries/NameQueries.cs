using Messaging.Application.Common.Paging;
using Messaging.Infrastructure.Identity;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Lists of users by name.</summary>
internal static class NameQueries
{
    // Greater than every character that a normalised name may hold.
    private const string AfterEveryName = "~";

    /// <summary>
    /// Users whose name begins with a text. A range instead of LIKE: the underscore is a letter of names, and the index serves a range.
    /// </summary>
    /// <param name="users">The users.</param>
    /// <param name="prefix">The beginning, normalised; empty for all.</param>
    /// <returns>Those that match.</returns>
    public static IQueryable<ApplicationUser> WithNamePrefix(this IQueryable<ApplicationUser> users, string prefix)
    {
        var end = prefix + AfterEveryName;
        return users.Where(user => string.Compare(user.NormalizedUserName, prefix) >= 0 && string.Compare(user.NormalizedUserName, end) < 0);
    }

    /// <summary>A part of a list of users.</summary>
    /// <param name="users">The users.</param>
    /// <param name="slice">Which part; position: normalised name.</param>
    /// <returns>Up to one more than the limit, in reading order.</returns>
    public static IQueryable<ApplicationUser> InOrderOfName(this IQueryable<ApplicationUser> users, Slice slice)
    {
        if (slice.Position?.Text is { } position)
        {
            users = slice.Backward
                ? users.Where(user => string.Compare(user.NormalizedUserName, position) < 0)
                : users.Where(user => string.Compare(user.NormalizedUserName, position) > 0);
        }

        users = slice.Backward
            ? users.OrderByDescending(user => user.NormalizedUserName)
            : users.OrderBy(user => user.NormalizedUserName);
        return users.Take(slice.Limit + 1);
    }
}
