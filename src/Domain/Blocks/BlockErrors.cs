using Messaging.Domain.Common;

namespace Messaging.Domain.Blocks;

/// <summary>Refusals that concern blocks.</summary>
public static class BlockErrors
{
    /// <summary>Nobody can block themselves.</summary>
    public static readonly Error CannotBlockSelf =
        Error.OfMember("blocks.cannot_block_self", "userName", "You cannot block yourself.");
}
