using Messaging.Application.Common.Paging;

namespace Messaging.Application.UnitTests.Common;

internal sealed class CursorCodecTests
{
    [Property]
    public bool Decode_WhateverWasEncoded_ShouldGiveItBack(DateTime time, Guid id, long sequence, FsCheck.UnicodeString text, bool backward)
    {
        var name = string.IsNullOrEmpty(text.Get) ? null : text.Get;
        var position = new Keyset(DateTime.SpecifyKind(time, DateTimeKind.Utc), id, sequence, IsWellFormed(name) ? name : null);

        var decoded = CursorCodec.Decode(CursorCodec.Encode(position, backward));

        return decoded == (position, backward) && decoded.Position.Time.Kind == DateTimeKind.Utc;
    }

    [Test]
    public void Decode_WhenAListUsesNoneOfTheMembers_ShouldGiveTheDefaults() =>
        CursorCodec.Decode(CursorCodec.Encode(default, backward: false)).ShouldBe((default(Keyset), false));

    private static bool IsWellFormed(string? text) =>
        text is not null && string.Equals(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)), text, StringComparison.Ordinal);
}
