using Messaging.Domain.Common;

namespace Messaging.Domain.Users;

/// <summary>An account. Its name never changes; history names people by it.</summary>
public sealed class User
{
    /// <summary>Longest display name, in characters.</summary>
    public const int MaxDisplayNameLength = 64;

    /// <summary>Longest e-mail address, in characters (RFC 5321, section 4.5.3.1.3).</summary>
    public const int MaxEmailLength = 254;

    private User(Guid id, string userName, string displayName, string? email, DateTime createdAt, DateTime? disabledAt, IReadOnlyList<string> roles)
    {
        Id = id;
        UserName = userName;
        DisplayName = displayName;
        Email = email;
        CreatedAt = createdAt;
        DisabledAt = disabledAt;
        Roles = roles;
    }

    /// <summary>Identifier inside the service; never shown.</summary>
    public Guid Id { get; }

    /// <summary>Name as registered.</summary>
    public string UserName { get; }

    /// <summary>Name to show to people; the user name until it is changed.</summary>
    public string DisplayName { get; private set; }

    /// <summary>E-mail address, when the user gave one; shown to the user and to administrators only.</summary>
    public string? Email { get; private set; }

    /// <summary>When the account was registered (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>When the account was disabled (UTC); null while it is enabled.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>Roles of the account.</summary>
    public IReadOnlyList<string> Roles { get; private set; }

    /// <summary>Whether an administrator has disabled the account.</summary>
    public bool IsDisabled => DisabledAt is not null;

    /// <summary>Whether the account is enabled and has the administrators' role.</summary>
    public bool IsAdministrator => !IsDisabled && Roles.Contains(Users.Roles.Administrator, StringComparer.Ordinal);

    /// <summary>A new account.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="userName">A well-formed name (<see cref="UserNameRules"/>).</param>
    /// <param name="email">E-mail address; null or empty where there is none.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentException">The name is not well-formed.</exception>
    public static User Register(Guid id, string userName, string? email, IReadOnlyList<string> roles, DateTime now) =>
        UserNameRules.IsValid(userName)
            ? new(id, userName, displayName: userName, AddressOrNull(email), createdAt: now, disabledAt: null, roles)
            : throw new ArgumentException("The user name is not well-formed.", nameof(userName));

    /// <summary>An account as it was stored.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="userName">Name as registered.</param>
    /// <param name="displayName">Name to show.</param>
    /// <param name="email">E-mail address, or null.</param>
    /// <param name="createdAt">When it was registered (UTC).</param>
    /// <param name="disabledAt">When it was disabled (UTC), or null.</param>
    /// <param name="roles">Its roles.</param>
    /// <returns>The account.</returns>
    public static User Restore(
        Guid id, string userName, string displayName, string? email, DateTime createdAt, DateTime? disabledAt, IReadOnlyList<string> roles) =>
        new(id, userName, displayName, email, createdAt, disabledAt, roles);

    /// <summary>Changes what the user may change; null leaves a member as it is.</summary>
    /// <param name="displayName">New display name, trimmed; blank goes back to the user name.</param>
    /// <param name="email">New e-mail address; empty removes it.</param>
    public void ChangeProfile(string? displayName, string? email)
    {
        if (displayName is not null)
        {
            DisplayName = string.IsNullOrWhiteSpace(displayName) ? UserName : displayName.Trim();
        }

        if (email is not null)
        {
            Email = AddressOrNull(email);
        }
    }

    /// <summary>Disables the account; whoever ends its sessions in the same unit of work has put its owner out.</summary>
    /// <param name="act">Who does it, and when.</param>
    /// <returns>
    /// Whether it was enabled until now; or <see cref="AdministrationErrors.CannotDisableSelf"/>,
    /// <see cref="AdministrationErrors.LastAdministrator"/>.
    /// </returns>
    public Result<bool> Disable(AdministrativeAct act)
    {
        if (act.ActorId == Id)
        {
            return AdministrationErrors.CannotDisableSelf;
        }

        if (IsDisabled)
        {
            return false;
        }

        if (IsAdministrator && !act.OthersAdminister)
        {
            return AdministrationErrors.LastAdministrator;
        }

        DisabledAt = act.At;
        return true;
    }

    /// <summary>Enables the account again.</summary>
    /// <returns>Whether it was disabled until now.</returns>
    public bool Enable()
    {
        var wasDisabled = IsDisabled;
        DisabledAt = null;
        return wasDisabled;
    }

    /// <summary>Gives the account these roles and no others.</summary>
    /// <param name="roles">The roles; may repeat.</param>
    /// <param name="act">Who does it, and when.</param>
    /// <returns>Whether it had others until now; or <see cref="AdministrationErrors.LastAdministrator"/>.</returns>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public Result<bool> ChangeRoles(IReadOnlyCollection<string> roles, AdministrativeAct act)
    {
        var wanted = Users.Roles.All.Where(role => roles.Contains(role, StringComparer.Ordinal)).ToArray();
        if (roles.Except(wanted, StringComparer.Ordinal).Any())
        {
            throw new ArgumentException("There is no such role.", nameof(roles));
        }

        if (wanted.Length == Roles.Count && wanted.All(role => Roles.Contains(role, StringComparer.Ordinal)))
        {
            return false;
        }

        var resigns = IsAdministrator && !wanted.Contains(Users.Roles.Administrator, StringComparer.Ordinal);
        if (resigns && !act.OthersAdminister)
        {
            return AdministrationErrors.LastAdministrator;
        }

        Roles = wanted;
        return true;
    }

    // An empty address means that there is none, wherever it comes from.
    private static string? AddressOrNull(string? email) => string.IsNullOrEmpty(email) ? null : email;
}
