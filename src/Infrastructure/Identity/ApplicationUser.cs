using Microsoft.AspNetCore.Identity;

namespace Messaging.Infrastructure.Identity;

/// <summary>A user as ASP.NET Core Identity stores it, with what the service adds.</summary>
public sealed class ApplicationUser : IdentityUser<Guid>
{
    /// <summary>Name to show to people.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When the account was registered (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was disabled (UTC); null while it is enabled.</summary>
    public DateTime? DisabledAt { get; set; }
}
