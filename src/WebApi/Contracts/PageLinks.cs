using System.Globalization;
using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Microsoft.AspNetCore.Http.Extensions;

namespace Messaging.WebApi.Contracts;

/// <summary>Makes ready-made links of the positions that the Application layer answers.</summary>
internal static class PageLinks
{
    private static readonly HashSet<string> PositionParameters =
        new(["limit", "cursor", "last", "before", "after"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the answer to a request for a list; its links keep the request's filters.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="page">The page.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    public static ListResponse<T> ToList<T>(this Page<T> page, HttpRequest request)
    {
        var filters = request.Query
            .Where(parameter => !PositionParameters.Contains(parameter.Key) && !string.IsNullOrEmpty(parameter.Value[0]))
            .Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value[0]!))
            .ToList();
        return page.ToList(request.PathBase.Add(request.Path), filters);
    }

    /// <summary>Makes the answer to a request for the list of conversations.</summary>
    /// <param name="page">The page.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    public static ConversationList ToList(this ConversationPage page, HttpRequest request)
    {
        var list = page.Page.ToList(request);
        return new ConversationList
        {
            Items = list.Items,
            Next = list.Next,
            Previous = list.Previous,
            Count = list.Count,
            EventSequence = page.EventSequence,
        };
    }

    /// <summary>Makes a list whose pages are found at another address than the request's.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="page">The page.</param>
    /// <param name="address">Where its pages are found.</param>
    /// <returns>The answer.</returns>
    public static ListResponse<T> ToList<T>(this Page<T> page, PathString address) => page.ToList(address, filters: []);

    private static ListResponse<T> ToList<T>(this Page<T> page, PathString address, IReadOnlyList<KeyValuePair<string, string>> filters) => new()
    {
        Items = page.Items,
        Next = Link(address, filters, page.Next),
        Previous = Link(address, filters, page.Previous),
        Count = page.Count,
    };

    private static string? Link(PathString address, IReadOnlyList<KeyValuePair<string, string>> filters, PageLink? link) => link is null
        ? null
        : address.ToUriComponent() + new QueryBuilder(filters)
        {
            { "limit", link.Limit.ToString(CultureInfo.InvariantCulture) },
            { link.Parameter, link.Value },
        };
}
