using System.Text;
using Messaging.Application.Common.Ports;

namespace Messaging.Application.UnitTests.Support;

/// <summary>Cursors that open in their own scope only, readable in a failure's output.</summary>
internal sealed class FakeCursorProtector : ICursorProtector
{
    public string Protect(string scope, ReadOnlySpan<byte> position) =>
        $"{Convert.ToHexString(Encoding.UTF8.GetBytes(scope))}.{Convert.ToHexString(position)}";

    public byte[]? Unprotect(string scope, string cursor)
    {
        var parts = cursor.Split('.');
        return parts.Length == 2 && string.Equals(parts[0], Convert.ToHexString(Encoding.UTF8.GetBytes(scope)), StringComparison.Ordinal)
            ? Convert.FromHexString(parts[1])
            : null;
    }
}
