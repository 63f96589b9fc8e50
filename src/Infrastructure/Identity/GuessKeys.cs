using System.Security.Cryptography;
using System.Text;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.Identity;

/// <summary>Whom and what a password is counted for. The same on every instance.</summary>
/// <param name="AccountId">The account, as a digest of its name.</param>
/// <param name="Network">The client's network.</param>
/// <param name="WiderNetwork">What one owner commonly has around it.</param>
internal readonly record struct GuessKeys(Guid AccountId, Guid Network, Guid WiderNetwork)
{
    private const int GuidLength = 16;
    private const int TicketNumber = 4;

    // Nobody has a longer name, so what follows makes no difference.
    private const int MaxLength = UserNameRules.MaxLength + 1;

    /// <summary>The account and the network together.</summary>
    public SlotKey Pair => new(IdOf([.. AccountId.ToByteArray(), .. Network.ToByteArray()]), GuessRule.OfPair.What);

    /// <summary>The account, from anywhere.</summary>
    public SlotKey Account => new(AccountId, GuessRule.OfAccount.What);

    /// <summary>The network, for any account.</summary>
    public SlotKey Address => new(Network, GuessRule.OfAddress.What);

    /// <summary>The account and the wider network together.</summary>
    public SlotKey Ticket => new(IdOf([.. AccountId.ToByteArray(), .. WiderNetwork.ToByteArray()]), TicketNumber);

    /// <summary>Finds the keys of an attempt.</summary>
    /// <param name="userName">The name as it was given.</param>
    /// <param name="address">Address of the client, or null where it is not known.</param>
    /// <returns>The keys.</returns>
    public static GuessKeys Of(string userName, string? address)
    {
        var name = userName.Length <= MaxLength ? userName : userName[..MaxLength];
        return new GuessKeys(IdOf(Encoding.UTF8.GetBytes(name.ToUpperInvariant())), ClientNetwork.Of(address), ClientNetwork.WiderOf(address));
    }

    // Nobody can find two names with the same digest, nor one with that of somebody else's.
    private static Guid IdOf(byte[] bytes) => new(SHA256.HashData(bytes).AsSpan(0, GuidLength));
}
