namespace Messaging.Application.Common.Paging;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The rows.</param>
/// <param name="Next">How to go on in the list's direction; null at its end.</param>
/// <param name="Previous">How to go back; null at its beginning.</param>
/// <param name="Count">Number of all rows, when it was asked for.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PageLink? Next, PageLink? Previous, long? Count);

/// <summary>Query parameters that lead to a neighbouring page.</summary>
/// <param name="Parameter">Name of the parameter that holds the position.</param>
/// <param name="Value">The position.</param>
/// <param name="Limit">Rows a page.</param>
public sealed record PageLink(string Parameter, string Value, int Limit);
