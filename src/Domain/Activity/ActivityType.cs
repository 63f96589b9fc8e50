namespace Messaging.Domain.Activity;

/// <summary>What an activity entry records.</summary>
public enum ActivityType
{
    /// <summary>The account was registered.</summary>
    SignUp = 1,

    /// <summary>A session began with name and password.</summary>
    Login = 2,

    /// <summary>A login was refused.</summary>
    InvalidLogin = 3,

    /// <summary>The user ended the current session.</summary>
    Logout = 4,

    /// <summary>A message was accepted.</summary>
    MessageSent = 5,

    /// <summary>A message was refused because of a block or a disabled account.</summary>
    MessageRefused = 6,

    /// <summary>The user blocked another.</summary>
    UserBlocked = 7,

    /// <summary>The user took a block back.</summary>
    UserUnblocked = 8,

    /// <summary>The password was changed.</summary>
    PasswordChanged = 9,

    /// <summary>A session was ended from another one.</summary>
    SessionRevoked = 10,

    /// <summary>A refresh token that had been replaced was presented again; its session was ended.</summary>
    TokenReuse = 11,

    /// <summary>An administrator made the account, or whoever runs the service.</summary>
    AccountCreated = 12,

    /// <summary>An administrator disabled the account; its sessions were ended.</summary>
    AccountDisabled = 13,

    /// <summary>An administrator enabled the account again.</summary>
    AccountEnabled = 14,

    /// <summary>An administrator changed the account's roles; its sessions were ended.</summary>
    RolesChanged = 15,
}
