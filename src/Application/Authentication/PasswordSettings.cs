namespace Messaging.Application.Authentication;

/// <summary>What a new password must be like.</summary>
/// <param name="MinimumLength">Fewest characters.</param>
public sealed record PasswordSettings(int MinimumLength)
{
    /// <summary>Most characters; a longer one only costs time.</summary>
    public const int MaximumLength = 128;
}
