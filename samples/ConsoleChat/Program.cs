using System.Collections.Concurrent;
using System.Text.Json;
using Messaging.ConsoleChat;

if (args is not [var address, var me] || Environment.GetEnvironmentVariable("MESSAGING_PASSWORD") is not { Length: > 0 } password)
{
    await Console.Error.WriteLineAsync("Usage: MESSAGING_PASSWORD=… Messaging.ConsoleChat http://localhost:5080 USERNAME");
    return 2;
}

using var http = new HttpClient { BaseAddress = new Uri(new Uri(address), "/api/v1/"), Timeout = TimeSpan.FromSeconds(20) };
using var chat = new ChatClient(http, me, password);
var names = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
var shown = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
try
{
    await chat.SignInAsync();
    ShowConversations(await chat.ListConversationsAsync());
    Console.WriteLine("* @name text: to a person. #room text: into a room. text: to the same as before. Enter: read. /list: conversations.");
    await await Task.WhenAny(chat.ListenAsync(Hear), TalkAsync());
    return 0;
}
catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

async Task TalkAsync()
{
    using var input = new StreamReader(Console.OpenStandardInput());
    var target = "@" + me;
    while (await input.ReadLineAsync() is { } line)
    {
        await OrRefusalAsync(MarkReadAsync);
        var words = line.Split(' ', 2);
        (target, var text) = words is [['@' or '#', _, ..], _] ? (words[0], words[1]) : (target, line);
        await OrRefusalAsync(() => text switch
        {
            "" => Task.CompletedTask,
            "/list" => ListAsync(),
            _ => SayAsync(target, text),
        });
    }
}

async Task OrRefusalAsync(Func<Task> action)
{
    try
    {
        await action();
    }
    catch (InvalidOperationException refusal)
    {
        Console.WriteLine($"* {refusal.Message}");
    }
}

// Whoever types something, if only Enter, has seen what stands above.
async Task MarkReadAsync()
{
    foreach (var (conversation, sequence) in shown)
    {
        shown.TryRemove(KeyValuePair.Create(conversation, sequence));
        await chat.CallAsync(HttpMethod.Put, $"conversations/{conversation}/read", new { sequence });
    }
}

async Task ListAsync() => ShowConversations(await chat.CallAsync(HttpMethod.Get, "conversations"));

// What was sent is not shown here: it comes over the stream, as on the sender's other devices.
async Task SayAsync(string target, string text)
{
    var (name, clientMessageId) = (target[1..], Guid.CreateVersion7());
    var path = target[0] is '@' ? "messages" : await EnterAsync($"rooms/{Uri.EscapeDataString(name)}");
    object body = target[0] is '@' ? new { recipient = name, content = text, clientMessageId } : new { content = text, clientMessageId };
    var answer = await chat.CallAsync(HttpMethod.Post, path, body);
    if (answer.TryGetProperty("items", out var newest))
    {
        newest.EnumerateArray().Reverse().ToList().ForEach(ShowMessage); // "last 5" and "history 5" are questions
    }
}

async Task<string> EnterAsync(string path)
{
    await chat.CallAsync(HttpMethod.Put, $"{path}/members/me");
    var room = await chat.CallAsync(HttpMethod.Get, path);
    return $"conversations/{room.GetProperty("id")}/messages";
}

void Hear(string type, JsonElement data)
{
    switch (type)
    {
        case "message.created":
            shown[data.GetProperty("conversationId").ToString()] = data.GetProperty("sequence").GetInt64();
            ShowMessage(data);
            break;
        case "room.joined":
            names[data.GetProperty("id").ToString()] = data.GetProperty("title").ToString();
            break;
        case ChatClient.Lost:
            Console.WriteLine("* The line is lost, trying again.");
            break;
        case ChatClient.Reset:
            ShowConversations(data);
            break;
    }
}

void ShowConversations(JsonElement list)
{
    foreach (var conversation in list.GetProperty("items").EnumerateArray())
    {
        var title = names[conversation.GetProperty("id").ToString()] = conversation.GetProperty("title").ToString();
        Console.WriteLine(Printable($"* {title}: {conversation.GetProperty("lastSequence")} messages, {conversation.GetProperty("unreadCount")} unread"));
    }
}

void ShowMessage(JsonElement message)
{
    var (recipient, conversation) = (message.GetProperty("recipient").GetString(), message.GetProperty("conversationId").ToString());
    var where = recipient ?? names.GetValueOrDefault(conversation, "a room");
    Console.WriteLine(Printable($"[{message.GetProperty("sequence")}] {message.GetProperty("sender")} to {where}: {message.GetProperty("content")}"));
}

// Other people's texts must not steer the terminal.
static string Printable(string text) => string.Concat(text.Select(static character => char.IsControl(character) ? ' ' : character));
