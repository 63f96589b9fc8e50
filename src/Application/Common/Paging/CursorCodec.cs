using System.Buffers.Binary;
using System.Text;

namespace Messaging.Application.Common.Paging;

/// <summary>The bytes inside a cursor: direction, instant, id, sequence and text, in this order.</summary>
internal static class CursorCodec
{
    private const int FixedLength = 1 + 8 + 16 + 8;

    public static byte[] Encode(Keyset position, bool backward)
    {
        var text = Encoding.UTF8.GetBytes(position.Text ?? string.Empty);
        var bytes = new byte[FixedLength + text.Length];
        bytes[0] = backward ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), position.Time.Ticks);
        position.Id.TryWriteBytes(bytes.AsSpan(9), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(25), position.Sequence);
        text.CopyTo(bytes, FixedLength);
        return bytes;
    }

    public static (Keyset Position, bool Backward) Decode(ReadOnlySpan<byte> bytes) =>
        (new Keyset(
            new DateTime(BinaryPrimitives.ReadInt64BigEndian(bytes[1..]), DateTimeKind.Utc),
            new Guid(bytes[9..25], bigEndian: true),
            BinaryPrimitives.ReadInt64BigEndian(bytes[25..]),
            bytes.Length > FixedLength ? Encoding.UTF8.GetString(bytes[FixedLength..]) : null),
        bytes[0] == 1);
}
