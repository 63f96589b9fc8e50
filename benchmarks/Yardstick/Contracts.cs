using System.Text.Json.Serialization;

namespace Messaging.Yardstick;

/// <summary>The body that a client of the service sends too, so one load script serves both.</summary>
internal sealed record InsertRequest(string? Recipient, string Content, Guid? ClientMessageId);

/// <summary>A message in the shape in which the service answers it.</summary>
internal sealed record Message(
    Guid Id,
    Guid ConversationId,
    long Sequence,
    string Sender,
    string Recipient,
    string Content,
    Guid? ClientMessageId,
    DateTime CreatedAt,
    DateTime? ReadAt);

/// <summary>A page of history, newest first.</summary>
internal sealed record Page(IReadOnlyList<Message> Items, string? Next, string? Previous);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InsertRequest))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Page))]
internal sealed partial class YardstickJson : JsonSerializerContext;
