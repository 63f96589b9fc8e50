using Messaging.Domain.Common;

namespace Messaging.Domain.Users;

/// <summary>Refusals that concern administering accounts.</summary>
public static class AdministrationErrors
{
    /// <summary>Who acts has lost the role, or the account, since the request came in.</summary>
    public static readonly Error Forbidden = new("auth.forbidden", ErrorKind.Forbidden, "You may not do this.");

    /// <summary>Administrators cannot put themselves out.</summary>
    public static readonly Error CannotDisableSelf =
        Error.OfMember("admin.cannot_disable_self", "userName", "You cannot disable your own account.");

    /// <summary>Somebody must be left who can administer the service.</summary>
    public static readonly Error LastAdministrator =
        new("admin.last_administrator", ErrorKind.Conflict, "This is the last enabled administrator; make another one first.");
}
