using Messaging.Domain.Common;

namespace Messaging.Domain.Users;

/// <summary>Refusals that concern accounts.</summary>
public static class UserErrors
{
    /// <summary>Nobody has that name.</summary>
    public static readonly Error NotFound = new("users.not_found", ErrorKind.NotFound, "There is no user of that name.");

    /// <summary>The name belongs to somebody, in this or another case.</summary>
    public static readonly Error NameTaken = new("users.name_taken", ErrorKind.Conflict, "That user name is taken.");
}
