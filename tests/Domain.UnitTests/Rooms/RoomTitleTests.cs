using Messaging.Domain.Rooms;

namespace Messaging.Domain.UnitTests.Rooms;

internal sealed class RoomTitleTests
{
    [TestCase(" Garden club ", "Garden club")]
    [TestCase("x", "x")]
    [TestCase("חדר", "חדר")]
    public void TryCreate_WhenFit_ShouldTrimIt(string text, string trimmed)
    {
        RoomTitle.TryCreate(text, out var title).ShouldBeTrue();

        title.ShouldNotBeNull().Text.ShouldBe(trimmed);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t ")]
    [TestCase("two\nlines")]
    [TestCase("a\0b")]
    [TestCase("a\u001b[31mb")]
    public void TryCreate_WhenUnfit_ShouldRefuseIt(string? text)
    {
        RoomTitle.TryCreate(text, out var title).ShouldBeFalse();

        title.ShouldBeNull();
    }

    // No test case: an attribute cannot hold half a pair.
    [Test]
    public void TryCreate_WhenNoUnicode_ShouldRefuseIt() => RoomTitle.TryCreate("half \ud83d of a pair", out _).ShouldBeFalse();

    [TestCase(100, true)]
    [TestCase(101, false)]
    public void TryCreate_WhenLong_ShouldCountCharactersAndNotTheirParts(int count, bool isFit) =>
        RoomTitle.TryCreate(string.Concat(Enumerable.Repeat("🌻", count)), out _).ShouldBe(isFit);
}
