namespace Messaging.Infrastructure.Tokens;

/// <summary>Which signing keys the instances on a database use, in one row. Not the keys: their ids, which stand in every access token.</summary>
internal sealed class SigningKeyRecord
{
    /// <summary>Key of the row.</summary>
    public const int OnlyId = 1;

    public required int Id { get; init; }

    /// <summary>Ids of the keys of the instance that started last, newest first, with spaces between them.</summary>
    public required string KeyIds { get; init; }
}
