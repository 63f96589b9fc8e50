using System.Buffers;
using System.Buffers.Binary;
using Messaging.Domain.Activity;
using SQLitePCL;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The canonical encoding of an activity entry for its seal. Whatever stands in a row has an encoding, also what the service never
/// writes there (text in place of an id, a number with a fraction), and different rows have different ones: for each column that
/// is not null its number, the type of its value, the length and the bytes.
/// </summary>
internal static class ActivityEncoding
{
    /// <summary>Of a query that selects what is encoded.</summary>
    public const string Columns =
        """ "Sequence", "Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles" """;

    // A new column goes to the end. It is null in older entries, and what is null is not written, so their seals still fit.
    private const int LastColumn = 9;
    private const int HeaderLength = 2 + sizeof(int);

    /// <summary>Encodes a row of <see cref="Columns"/>.</summary>
    /// <param name="rows">Rows, at the entry.</param>
    /// <returns>The entry.</returns>
    public static SealableEntry Read(SqliteRows rows)
    {
        var content = new ArrayBufferWriter<byte>();
        for (var column = 1; column <= LastColumn; column++)
        {
            var (type, bytes) = rows.Stored(column);
            if (type != raw.SQLITE_NULL)
            {
                var header = content.GetSpan(HeaderLength);
                header[0] = (byte)column;
                header[1] = (byte)type;
                BinaryPrimitives.WriteInt32BigEndian(header[2..], bytes.Length);
                content.Advance(HeaderLength);
                content.Write(bytes);
            }
        }

        return new SealableEntry(rows.Number(0), content.WrittenSpan.ToArray());
    }
}
