namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Reads lists to their end by the links that they give.</summary>
public static class Pages
{
    private const int MostPages = 1000;

    /// <summary>All messages of a conversation, oldest first.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="conversationId">The conversation.</param>
    public static Task<IReadOnlyList<JsonElement>> HistoryAsync(Person reader, Guid conversationId) =>
        ReadOnAsync(reader, $"conversations/{conversationId}/messages?after=0&limit=100");

    /// <summary>The rows of a page and of all that follow it, in the list's order.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="path">The page.</param>
    public static async Task<IReadOnlyList<JsonElement>> ReadOnAsync(Person reader, string path) =>
        [.. (await WalkAsync(reader, path, "next")).SelectMany(page => page.Items())];

    /// <summary>The rows of a page and of all that lead up to it, in the list's order.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="path">The page.</param>
    public static async Task<IReadOnlyList<JsonElement>> ReadBackAsync(Person reader, string path) =>
        [.. (await WalkAsync(reader, path, "previous")).Reverse().SelectMany(page => page.Items())];

    /// <summary>A page and those behind one of its links, in the order in which they are found.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="path">The first page.</param>
    /// <param name="link"><c>next</c> or <c>previous</c>.</param>
    public static async Task<IReadOnlyList<JsonElement>> WalkAsync(Person reader, string path, string link)
    {
        var pages = new List<JsonElement>();
        for (string? address = path; address is not null; address = pages[^1].Link(link))
        {
            pages.Count.ShouldBeLessThan(MostPages, "the list has no end");
            pages.Add((await reader.GetAsync(address)).ShouldBeOk());
        }

        return pages;
    }
}
