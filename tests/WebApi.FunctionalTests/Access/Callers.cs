namespace Messaging.WebApi.FunctionalTests.Access;

/// <summary>Who makes a call that is about the owner's things, in the order of the matrix's columns.</summary>
[Flags]
internal enum Callers
{
    None = 0,

    /// <summary>Whose things they are.</summary>
    Owner = 1,

    /// <summary>Who is in conversation with the owner.</summary>
    Peer = 2,

    /// <summary>Somebody who has an account.</summary>
    ThirdParty = 4,

    /// <summary>Whom the owner has blocked after they had talked.</summary>
    Blocked = 8,

    /// <summary>Nobody: no token.</summary>
    Anonymous = 16,

    /// <summary>The owner, by a session that has ended.</summary>
    Ended = 32,

    /// <summary>Who has the administrators' role.</summary>
    Administrator = 64,
}
