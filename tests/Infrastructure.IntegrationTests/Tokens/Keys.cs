using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

/// <summary>Keys that tests share. They are fixed, so that a failure can be repeated.</summary>
internal static class Keys
{
    public static readonly SigningKeys Ours = new(Key(start: 1));

    public static readonly SigningKeys Foreign = new(Key(start: 101));

    /// <summary>A key of 32 bytes in a row.</summary>
    public static SigningKey Key(int start) => new([.. Enumerable.Range(start, 32).Select(value => (byte)value)]);
}
