namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Messages in statements: which columns, and how they are read.</summary>
internal static class MessageColumns
{
    /// <summary>The columns of the table that the query calls <c>m</c>.</summary>
    public const string All =
        """m."Id", m."ConversationId", m."Sequence", m."SenderId", m."RecipientId", m."Content", m."ClientMessageId", m."CreatedAt", m."ReadAt" """;

    /// <summary>How many they are.</summary>
    public const int Count = 9;

    /// <summary>Reads a message.</summary>
    /// <param name="rows">The rows, at the message.</param>
    /// <param name="first">The first of its columns.</param>
    /// <returns>The message.</returns>
    public static MessageRow Read(SqlRows rows, int first = 0) => new(
        Id: rows.Id(first),
        ConversationId: rows.Id(first + 1),
        Sequence: rows.Number(first + 2),
        SenderId: rows.Id(first + 3),
        RecipientId: rows.IdOrNull(first + 4),
        Content: rows.Text(first + 5),
        ClientMessageId: rows.IdOrNull(first + 6),
        CreatedAt: rows.Instant(first + 7),
        ReadAt: rows.InstantOrNull(first + 8));
}
