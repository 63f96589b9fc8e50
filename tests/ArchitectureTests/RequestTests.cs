namespace Messaging.ArchitectureTests;

internal sealed class RequestTests
{
    private static readonly IReadOnlyList<Type> Planted = Codebase.Planted("Requests");

    [Test]
    public void Requests_WhenLookedFor_ShouldBeFound() => Codebase.Application.Count(type => type.IsRequest()).ShouldBeGreaterThan(20);

    [Test]
    public void Requests_WhateverTheyAsk_ShouldHaveOneHandlerOfTheirName() => RequestRules.WithoutHandler(Codebase.Application).ShouldBeEmpty();

    [Test]
    public void Requests_WhenTheirHandlersAreWrong_ShouldBeCaught() =>
        RequestRules.WithoutHandler(Planted).Select(ShortName).ShouldBe(
            [
                "Orphan has the handlers []",
                "Twice has the handlers [TwiceHandler, SecondTwiceHandler]",
                "Misnamed has the handlers [SomethingElseHandler]",
            ],
            ignoreOrder: true);

    [Test]
    public void Requests_WhenTheyCarryInput_ShouldHaveOneValidatorOfTheirName() => RequestRules.WithoutValidator(Codebase.Application).ShouldBeEmpty();

    [Test]
    public void Requests_WhenNobodyValidatesThem_ShouldBeCaught() =>
        RequestRules.WithoutValidator(Planted).Select(ShortName).ShouldBe(
            ["Unchecked has the validators []", "UncheckedNumber has the validators []"], ignoreOrder: true);

    [Test]
    public void Requests_WhateverTheyAsk_ShouldBeSealedRecords() => RequestRules.NoSealedRecords(Codebase.Application).ShouldBeEmpty();

    [Test]
    public void Requests_WhenNoSealedRecords_ShouldBeCaught() =>
        RequestRules.NoSealedRecords(Planted).Select(ShortName).ShouldBe(["Unsealed is no sealed record"]);

    [Test]
    public void HandlersAndValidators_WhateverTheyDo_ShouldBeInternalAndSealed() => RequestRules.Exposed(Codebase.Application).ShouldBeEmpty();

    [Test]
    public void HandlersAndValidators_WhenExposed_ShouldBeCaught() =>
        RequestRules.Exposed(Planted).Select(ShortName).ShouldBe(
            ["VisibleHandler is not internal and sealed", "VisibleValidator is not internal and sealed"], ignoreOrder: true);

    [Test]
    public void UseCases_WhateverTheyDo_ShouldStandInTheFileOfTheirRequest() =>
        RequestRules.OutOfPlace(Codebase.Application, Codebase.Sources("src/Application")).ShouldBeEmpty();

    [Test]
    public void UseCases_WhenTheyStandElsewhere_ShouldBeCaught()
    {
        var types = Planted.Where(type => type.Name.StartsWith("Found", StringComparison.Ordinal)).ToList();
        var whole = new SourceFile("src/Found.cs", "record Found(Guid Id);\nclass FoundHandler;");
        var request = new SourceFile("src/Found.cs", "record Found(Guid Id);");
        var handler = new SourceFile("src/Handlers.cs", "class FoundHandler;");

        RequestRules.OutOfPlace(types, [whole]).ShouldBeEmpty();
        RequestRules.OutOfPlace(types, [request, handler]).Select(ShortName).ShouldBe(["FoundHandler stands in [Handlers] and not in Found"]);
        RequestRules.OutOfPlace(types, [whole with { Path = "src/Requests.cs" }]).Count().ShouldBe(2);
    }

    private static string ShortName(string violation) => violation.Replace("Messaging.ArchitectureTests.Planted.Requests.", string.Empty, StringComparison.Ordinal);
}
