namespace Messaging.ArchitectureTests;

internal sealed class TypeTests
{
    // Send requests where there is no controller: at start, in the background, and from the command line.
    private static readonly string[] Senders = ["AdministratorSetup", "LobbySetup", "ActivitySealer", "UseCases", "UserCommands", "ActivityCommands", "DemoWriter"];

    private static readonly IReadOnlyList<Type> Planted = Codebase.Planted("Types");

    [Test]
    public void Entities_WhateverTheyHold_ShouldChangeByTheirMethodsAlone() => TypeRules.OpenEntities(Codebase.Domain).ShouldBeEmpty();

    [Test]
    public void Entities_WhenOpen_ShouldBeCaught() =>
        TypeRules.OpenEntities(Planted).Select(ShortName).ShouldBe(
            ["OpenEntity.Name can be set", "OpenEntity can be made of nothing"], ignoreOrder: true);

    [Test]
    public void Classes_WhenNothingInheritsFromThem_ShouldBeSealed() => TypeRules.Unsealed(Codebase.All).ShouldBeEmpty();

    [Test]
    public void Classes_WhenUnsealed_ShouldBeCaught() =>
        TypeRules.Unsealed(Planted).Select(ShortName).ShouldBe(["Inheritable is not sealed"]);

    [Test]
    public void Mediator_WhoeverUsesIt_ShouldBeARequestAHandlerAPipelineStepOrAController() =>
        TypeRules.UsingMediator(Codebase.All, Senders).ShouldBeEmpty();

    [Test]
    public void Mediator_WhenUsedElsewhere_ShouldBeCaught()
    {
        var violations = TypeRules.UsingMediator(Planted).Select(ShortName).ToList();

        violations.ShouldNotBeEmpty();
        violations.ShouldAllBe(violation => violation.StartsWith("Sender uses MediatR.", StringComparison.Ordinal));
        TypeRules.UsingMediator(Planted, "Sender").ShouldBeEmpty();
    }

    [Test]
    public void Ports_WhatTheyStandFor_ShouldBeImplementedOutside() =>
        TypeRules.WronglyImplementedPorts(Codebase.Application, [.. Codebase.Infrastructure, .. Codebase.WebApi]).ShouldBeEmpty();

    [Test]
    public void Ports_WhenForgottenOrImplementedWithin_ShouldBeCaught() =>
        TypeRules.WronglyImplementedPorts(Planted, Codebase.Planted("Adapters")).Select(ShortName).ShouldBe(
            ["IForgottenPort is implemented by []", "IInwardPort is implemented by [Inward, SecondInward]"], ignoreOrder: true);

    [Test]
    public void BannedMembers_WhateverTheAnalyzerWasTold_ShouldNotBeUsed() =>
        TypeRules.UsingBannedMembers(Codebase.All, Codebase.Read("BannedSymbols.txt")).ShouldBeEmpty();

    [Test]
    public void BannedMembers_WhenUsed_ShouldBeCaught() =>
        TypeRules.UsingBannedMembers(Planted, Codebase.Read("BannedSymbols.txt")).Select(ShortName).ShouldBe(
            [
                "Clock uses System.DateTime.get_UtcNow",
                "Clock uses System.Guid.NewGuid",
                "Clock uses System.Threading.Tasks.Task`1.get_Result",
            ],
            ignoreOrder: true);

    private static string ShortName(string violation) => violation.Replace("Messaging.ArchitectureTests.Planted.Types.", string.Empty, StringComparison.Ordinal);
}
