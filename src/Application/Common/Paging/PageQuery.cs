namespace Messaging.Application.Common.Paging;

/// <summary>What a client asks of any list, as it stands in the query string.</summary>
/// <param name="Limit">Rows a page, 1 to 100; absent: 50.</param>
/// <param name="Cursor">Where to go on: a cursor from <c>next</c> or <c>previous</c>.</param>
/// <param name="Count"><c>true</c> asks for the number of all rows.</param>
public sealed record PageQuery(string? Limit = null, string? Cursor = null, string? Count = null)
{
    /// <summary>Most rows a page.</summary>
    public const int MaxLimit = 100;

    /// <summary>Rows a page where the client names no limit.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The limit as a number; the default where it is absent.</summary>
    public int Rows => WholeNumber.InRange(Limit, 1, MaxLimit) is { } rows ? (int)rows : DefaultLimit;

    /// <summary>Whether the number of all rows is asked for.</summary>
    public bool WantsCount => bool.TryParse(Count, out var wanted) && wanted;
}
