namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>What people do in tests that are about something else; each step must succeed.</summary>
public static class Steps
{
    /// <summary>Sends a message.</summary>
    /// <returns>The message.</returns>
    public static async Task<JsonElement> SendAsync(this Person sender, Person recipient, string content) =>
        (await sender.PostAsync("messages", new { recipient = recipient.UserName, content, literal = true })).ShouldBeCreated();

    /// <summary>Sends numbered messages, one after the other.</summary>
    /// <returns>The messages, oldest first.</returns>
    public static async Task<IReadOnlyList<JsonElement>> SendManyAsync(this Person sender, Person recipient, int count)
    {
        var messages = new List<JsonElement>();
        while (messages.Count < count)
        {
            messages.Add(await sender.SendAsync(recipient, $"message {messages.Count + 1}"));
        }

        return messages;
    }

    /// <summary>Blocks somebody.</summary>
    public static async Task BlockAsync(this Person blocker, Person blocked) =>
        (await blocker.PutAsync($"blocks/{blocked.UserName}")).ShouldBeNoContent();

    /// <summary>Takes a block back.</summary>
    public static async Task UnblockAsync(this Person blocker, Person blocked) =>
        (await blocker.DeleteAsync($"blocks/{blocked.UserName}")).ShouldBeNoContent();

    /// <summary>Moves the reader's marker.</summary>
    public static async Task MarkReadAsync(this Person reader, Guid conversationId, long sequence) =>
        (await reader.PutAsync($"conversations/{conversationId}/read", new { sequence })).ShouldBeNoContent();

    /// <summary>Shows the conversation of two people as the first of them sees it.</summary>
    public static async Task<JsonElement> ConversationWithAsync(this Person reader, Person other) =>
        (await reader.GetAsync($"conversations/with/{other.UserName}")).ShouldBeOk();

    /// <summary>The texts of messages.</summary>
    public static IEnumerable<string> Contents(this IEnumerable<JsonElement> messages) => messages.Select(message => message.Text("content"));

    /// <summary>The sequences of messages.</summary>
    public static IEnumerable<long> Sequences(this IEnumerable<JsonElement> messages) => messages.Select(message => message.Number("sequence"));

    /// <summary>Whole numbers, both ends inclusive, upwards or downwards.</summary>
    public static IEnumerable<long> Range(long from, long to) =>
        from <= to
            ? Enumerable.Range(0, (int)(to - from) + 1).Select(step => from + step)
            : Enumerable.Range(0, (int)(from - to) + 1).Select(step => from - step);
}
