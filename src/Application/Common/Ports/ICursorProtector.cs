namespace Messaging.Application.Common.Ports;

/// <summary>Makes cursors that a client can carry but neither change nor use elsewhere.</summary>
public interface ICursorProtector
{
    /// <summary>Signs a position.</summary>
    /// <param name="scope">The list, its filters and its reader; a cursor opens in its own scope only.</param>
    /// <param name="position">The position.</param>
    /// <returns>Text that needs no escaping in a URL.</returns>
    string Protect(string scope, ReadOnlySpan<byte> position);

    /// <summary>Reads a cursor back.</summary>
    /// <param name="scope">The scope that it must have been made for.</param>
    /// <param name="cursor">What the client sent.</param>
    /// <returns>The position, or null when the cursor is cut, changed or of another scope.</returns>
    byte[]? Unprotect(string scope, string cursor);
}
