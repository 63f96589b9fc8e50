using System.Buffers;
using System.Buffers.Binary;

namespace Messaging.Infrastructure.Persistence;

/// <summary>
/// The canonical encoding of an activity entry for its seal. Whatever stands in a row has an encoding, also what the service never
/// writes there (text in place of an id, a number with a fraction), and different rows have different ones: for each column that
/// is not null its number, the type of its value, the length and the bytes.
/// </summary>
internal sealed class ActivityEncoding
{
    /// <summary>Of a query that selects what is encoded; the first is not.</summary>
    public const string Columns =
        """ "Sequence", "Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles" """;

    /// <summary>A new column goes to the end. It is null in older entries, and what is null is not written, so their seals still fit.</summary>
    public const int LastColumn = 9;

    /// <summary>Type of a whole number: 8 bytes, big-endian. Instants are microseconds since 1970 (UTC). The types are numbered as SQLite does.</summary>
    public const int Integer = 1;

    /// <summary>Type of a text: UTF-8.</summary>
    public const int Text = 3;

    /// <summary>Type of bytes, and of ids: 16 bytes, big-endian.</summary>
    public const int Blob = 4;

    private const int HeaderLength = 2 + sizeof(int);

    private readonly ArrayBufferWriter<byte> content = new();

    /// <summary>Adds a column that is not null.</summary>
    /// <param name="column">Its number among <see cref="Columns"/>.</param>
    /// <param name="type">Type of its value.</param>
    /// <param name="bytes">The value.</param>
    public void Add(int column, int type, byte[] bytes)
    {
        var header = content.GetSpan(HeaderLength);
        header[0] = (byte)column;
        header[1] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(header[2..], bytes.Length);
        content.Advance(HeaderLength);
        content.Write(bytes);
    }

    /// <summary>The encoding.</summary>
    /// <returns>All columns that were added.</returns>
    public byte[] ToArray() => content.WrittenSpan.ToArray();
}
