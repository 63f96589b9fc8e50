using Messaging.Domain.Conversations;

namespace Messaging.Domain.UnitTests.Conversations;

internal sealed class DirectKeyTests
{
    [Property]
    public bool Of_WhicheverIsNamedFirst_ShouldBeTheSameKey(Guid one, Guid other) =>
        DirectKey.Of(one, other) == DirectKey.Of(other, one);

    [Property]
    public bool Of_WhateverThePair_ShouldHoldBothWithTheSmallerFirst(Guid one, Guid other)
    {
        var key = DirectKey.Of(one, other);

        return key.Low <= key.High && new[] { key.Low, key.High }.Order().SequenceEqual(new[] { one, other }.Order());
    }

    [Property]
    public bool Of_WhenThePairsDiffer_ShouldBeDifferentKeys(Guid one, Guid other, Guid third) =>
        other == third || DirectKey.Of(one, other) != DirectKey.Of(one, third);

    [Property]
    public bool Of_WhenBothAreTheSame_ShouldHoldItTwice(Guid one)
    {
        var key = DirectKey.Of(one, one);

        return key.Low == one && key.High == one;
    }

    [Property]
    public bool ToByteArray_WhateverThePair_ShouldHoldTheBytesThatSortFirstFirst(Guid one, Guid other)
    {
        var bytes = DirectKey.Of(one, other).ToByteArray();

        return bytes.Length == 32
            && bytes.AsSpan(0, 16).SequenceCompareTo(bytes.AsSpan(16)) <= 0
            && DirectKey.Of(new Guid(bytes.AsSpan(0, 16), bigEndian: true), new Guid(bytes.AsSpan(16), bigEndian: true)) == DirectKey.Of(one, other);
    }

    [Test]
    public void ToByteArray_WhenWritten_ShouldBeBigEndian()
    {
        var one = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        var other = new Guid("ff112233-4455-6677-8899-aabbccddeeff");

        var bytes = DirectKey.Of(other, one).ToByteArray();

        Convert.ToHexStringLower(bytes).ShouldBe("00112233445566778899aabbccddeeff" + "ff112233445566778899aabbccddeeff");
    }
}
