using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

/// <summary>Keys that tests share. They are fixed, so that a failure can be repeated.</summary>
internal static class Keys
{
    public static readonly SigningKey Ours = Key(start: 1);

    public static readonly SigningKey Foreign = Key(start: 101);

    private static SigningKey Key(int start) => new([.. Enumerable.Range(start, 32).Select(value => (byte)value)]);
}
