namespace Messaging.ArchitectureTests;

internal sealed class FileTests
{
    private static readonly IReadOnlyList<SourceFile> Sources =
        [.. Codebase.Sources("src"), .. Codebase.Sources("tests"), .. Codebase.Sources("benchmarks"), .. Codebase.Sources("samples")];

    [Test]
    public void Sources_WhenLookedFor_ShouldBeFound() => Sources.Count.ShouldBeGreaterThan(200);

    [Test]
    public void Sources_WhateverTheyHold_ShouldHaveFewerThan300Lines() => FileRules.TooLong(Sources).ShouldBeEmpty();

    [TestCase(299, false)]
    [TestCase(300, true)]
    public void Sources_WhenTooLong_ShouldBeCaught(int lines, bool isCaught)
    {
        var source = new SourceFile("src/Long.cs", string.Concat(Enumerable.Repeat("// Nothing.\n", lines)));

        FileRules.TooLong([source]).Any().ShouldBe(isCaught);
    }

    [Test]
    public void Sources_WhateverTheyHold_ShouldFoldNothingAway() => FileRules.WithRegions(Sources).ShouldBeEmpty();

    [Test]
    public void Sources_WhenTheyFoldCodeAway_ShouldBeCaught() =>
        FileRules.WithRegions([new SourceFile("src/Folded.cs", "class Folded\n{\n    #region Private\n    #endregion\n}\n")]).ShouldHaveSingleItem();
}
