using Messaging.Application.Conversations;

namespace Messaging.WebApi.Contracts;

/// <summary>A page of conversations.</summary>
public sealed record ConversationList : ListResponse<ConversationResponse>
{
    /// <summary>Sequence of the newest of the caller's events that the page takes account of: where <c>GET /events</c> goes on.</summary>
    /// <example>42</example>
    public required long EventSequence { get; init; }
}
