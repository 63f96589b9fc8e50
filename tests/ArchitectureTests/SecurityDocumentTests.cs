namespace Messaging.ArchitectureTests;

internal sealed class SecurityDocumentTests
{
    // Requirements of levels 1 and 2 in chapters 1 to 4, 6 to 9 and 11 to 16 of ASVS 5.0.
    private const int Requirements = 208;

    private const string Planted = """
        | Table | Met | Not met | n/a | All |
        |---|---:|---:|---:|---:|
        | V1 Encoding | 1 | 0 | 0 | 2 |
        | RFC 8725 | 1 | 0 | 0 | 1 |
        | ASVS 5.0, levels 1 and 2 | 1 | 1 | 0 | 2 |

        ### V1 Encoding
        | Id | Level | In short | Status | Where, or why not | Shown by |
        |---|---|---|---|---|---|
        | 1.1.1 | 2 | Decoded once | met | `NoSuchClass` | `PlantedTests.Call_WhenMade_ShouldBe` |
        | 1.1.2 | 2 | Encoded last | not met | | |

        ## RFC 8725
        | Id | In short | Status | Where, or why not | Shown by |
        |---|---|---|---|---|
        | 3.1 | Algorithm | met | `Caller` | |
        """;

    private static readonly SecurityDocument Document = new(Codebase.Read("docs/security.md"));
    private static readonly SecurityDocument PlantedDocument = new(Planted);

    [Test]
    public void Requirements_WhenRead_ShouldAllBeThereOnce()
    {
        Document.Asvs.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(Requirements);
        Document.Asvs.Count().ShouldBe(Requirements);
    }

    [Test]
    public void Tests_WhateverShowsARequirement_ShouldExist() =>
        Document.MissingTests([.. Codebase.Sources("tests")]).ShouldBeEmpty();

    [Test]
    public void Tests_WhenTheyDoNotExist_ShouldBeCaught()
    {
        var another = new SourceFile("tests/AnotherTests.cs", "class AnotherTests { public void Call_WhenMade_ShouldBe() { } }");
        var planted = new SourceFile("tests/PlantedTests.cs", "class PlantedTests { public void Call_WhenMade_ShouldBe() { } }");

        PlantedDocument.MissingTests([another]).ShouldBe(["1.1.1: PlantedTests.Call_WhenMade_ShouldBe"]);
        PlantedDocument.MissingTests([another, planted]).ShouldBeEmpty();
    }

    [Test]
    public void Places_WhereverARequirementIsMet_ShouldExist() =>
        Document.MissingPlaces([.. Codebase.Sources("src")]).ShouldBeEmpty();

    [Test]
    public void Places_WhenTheyDoNotExist_ShouldBeCaught() =>
        PlantedDocument.MissingPlaces([.. Codebase.Sources("src")]).ShouldBe(["1.1.1: NoSuchClass"]);

    [Test]
    public void Requirements_WhateverTheirStatus_ShouldSayHowOrWhyNot() => Document.Unexplained().ShouldBeEmpty();

    [Test]
    public void Requirements_WhenTheyDoNotSay_ShouldBeCaught() =>
        PlantedDocument.Unexplained().ShouldBe(["V1 Encoding: 1.1.2", "RFC 8725: 3.1"]);

    [Test]
    public void Counts_WhateverTheRows_ShouldAgreeWithThem() => Document.Miscounted().ShouldBeEmpty();

    [Test]
    public void Counts_WhenWrong_ShouldBeCaught() => PlantedDocument.Miscounted().ShouldBe(["V1 Encoding"]);
}
