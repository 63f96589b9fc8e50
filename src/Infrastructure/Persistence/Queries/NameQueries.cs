using System.Linq.Expressions;
using Messaging.Application.Common.Paging;
using Messaging.Infrastructure.Identity;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Lists in order of name.</summary>
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
    public static IQueryable<ApplicationUser> InOrderOfName(this IQueryable<ApplicationUser> users, Slice slice) =>
        users.InOrderOf(user => user.NormalizedUserName!, slice);

    /// <summary>A part of a list in order of name.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="name">Normalised name of a row; unique among them.</param>
    /// <param name="slice">Which part; position: normalised name.</param>
    /// <returns>Up to one more than the limit, in reading order.</returns>
    public static IQueryable<T> InOrderOf<T>(this IQueryable<T> rows, Expression<Func<T, string>> name, Slice slice)
    {
        if (slice.Position?.Text is { } position)
        {
            // A captured variable becomes a parameter; a constant would make a query of its own of every position.
            Expression<Func<string>> captured = () => position;
            var order = Expression.Call(typeof(string), nameof(string.Compare), typeArguments: null, name.Body, captured.Body);
            var beyond = slice.Backward
                ? Expression.LessThan(order, Expression.Constant(0))
                : Expression.GreaterThan(order, Expression.Constant(0));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(beyond, name.Parameters));
        }

        rows = slice.Backward ? rows.OrderByDescending(name) : rows.OrderBy(name);
        return rows.Take(slice.Limit + 1);
    }
}
