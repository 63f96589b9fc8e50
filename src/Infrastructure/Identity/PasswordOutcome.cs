using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.Identity;

/// <summary>What became of a password that somebody presented, as other instances need to know it. Names no password.</summary>
internal sealed class PasswordOutcome
{
    /// <summary>Identifier, UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Which instance tells.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The account, as a digest of its name, whether or not anybody has it.</summary>
    public required Guid Account { get; init; }

    /// <summary>The client's network; see <see cref="ClientNetwork.Of(string?)"/>.</summary>
    public required Guid Network { get; init; }

    /// <summary>The wider network; see <see cref="ClientNetwork.WiderOf"/>.</summary>
    public required Guid WiderNetwork { get; init; }

    /// <summary>What became of it.</summary>
    public required PasswordVerdict Verdict { get; init; }
}

/// <summary>What became of a password.</summary>
internal enum PasswordVerdict
{
    /// <summary>It was right.</summary>
    Right = 1,

    /// <summary>It was wrong.</summary>
    Wrong = 2,

    /// <summary>It was wrong, and its sender had waited for being allowed to try it.</summary>
    WrongAfterWaiting = 3,
}
