using System.Linq.Expressions;
using Messaging.Application.Messages;
using Messaging.Application.Users;
using Messaging.Domain.Messages;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>A message as it is read, before its ids have become names.</summary>
internal sealed record MessageRow(
    Guid Id,
    Guid ConversationId,
    long Sequence,
    Guid SenderId,
    Guid? RecipientId,
    string Content,
    Guid? ClientMessageId,
    DateTime CreatedAt,
    DateTime? ReadAt)
{
    /// <summary>The projection.</summary>
    public static readonly Expression<Func<Message, MessageRow>> Of = message => new MessageRow(
        message.Id,
        message.ConversationId,
        message.Sequence,
        message.SenderId,
        message.RecipientId,
        message.Content,
        message.ClientMessageId,
        message.CreatedAt,
        message.ReadAt);

    /// <summary>The message with names.</summary>
    /// <param name="names">Names by user id.</param>
    /// <returns>The message.</returns>
    public MessageResponse Named(IReadOnlyDictionary<Guid, string> names) => new()
    {
        Id = Id,
        ConversationId = ConversationId,
        Sequence = Sequence,
        Sender = names[SenderId],
        Recipient = RecipientId is { } recipient ? names[recipient] : null,
        Content = Content,
        ClientMessageId = ClientMessageId,
        CreatedAt = CreatedAt,
        ReadAt = ReadAt,
    };
}

/// <summary>Names for rows of messages.</summary>
internal static class MessageRows
{
    /// <summary>Looks the names of all senders and recipients up at once.</summary>
    /// <param name="directory">Who is called what.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages, in the rows' order.</returns>
    public static async ValueTask<IReadOnlyList<MessageResponse>> NameAsync(
        this IUserDirectory directory, List<MessageRow> rows, CancellationToken cancellationToken)
    {
        var names = await directory.NamesForAsync(rows, alsoOf: [], cancellationToken);
        return rows.ConvertAll(row => row.Named(names));
    }

    /// <summary>Names of all senders and recipients.</summary>
    /// <param name="directory">Who is called what.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="alsoOf">Other users whose names are needed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Names by user id.</returns>
    public static ValueTask<IReadOnlyDictionary<Guid, string>> NamesForAsync(
        this IUserDirectory directory, List<MessageRow> rows, IEnumerable<Guid> alsoOf, CancellationToken cancellationToken)
    {
        var ids = new HashSet<Guid>(alsoOf);
        foreach (var row in rows)
        {
            ids.Add(row.SenderId);
            if (row.RecipientId is { } recipient)
            {
                ids.Add(recipient);
            }
        }

        return directory.NamesOfAsync(ids, cancellationToken);
    }
}
