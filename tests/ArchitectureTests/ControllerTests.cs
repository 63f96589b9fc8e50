using Microsoft.AspNetCore.Mvc;

namespace Messaging.ArchitectureTests;

internal sealed class ControllerTests
{
    // Whoever opens an endpoint writes it down here too.
    private static readonly string[] OpenEndpoints =
    [
        "AuthController.Register",
        "AuthController.Login",
        "AuthController.Refresh",
        "ConversationsController.GetHistory",
        "RoomsController.GetRooms",
        "RoomsController.GetRoom",
        "RoomsController.GetRoomEvents",
        "RoomsController.StreamRoomEvents",
    ];

    private static readonly IReadOnlyList<Type> Planted = Codebase.Planted("Controllers");

    [Test]
    public void Controllers_WhenLookedFor_ShouldBeFound() =>
        Codebase.WebApi.Count(type => type.IsAssignableTo(typeof(ControllerBase))).ShouldBeGreaterThan(5);

    [Test]
    public void Controllers_WhateverTheyAnswer_ShouldBeGivenTheMediatorAndHelpersOfTheirLayerAlone() =>
        ControllerRules.WithServices(Codebase.WebApi).ShouldBeEmpty();

    [Test]
    public void Controllers_WhenGivenAPort_ShouldBeCaught() =>
        ControllerRules.WithServices(Planted).ShouldHaveSingleItem().ShouldContain("WithPortController is given Messaging.Application.Common.Ports.ICurrentUser");

    [Test]
    public void Controllers_WhateverTheyAnswer_ShouldLeaveTheDecisionToOthers() => ControllerRules.WithLogic(Codebase.WebApi).ShouldBeEmpty();

    [Test]
    public void Controllers_WhenTheyDecide_ShouldBeCaught()
    {
        var violations = ControllerRules.WithLogic(Planted).ToList();

        violations.ShouldContain(violation => violation.EndsWith("WithPortController uses Messaging.Application.Common.Ports.ICurrentUser", StringComparison.Ordinal));
        violations.ShouldContain(violation => violation.EndsWith("WithDomainController uses Messaging.Domain.Users.UserNameRules", StringComparison.Ordinal));
        violations.Count.ShouldBe(2);
    }

    [Test]
    public void Actions_WhateverTheyAnswer_ShouldSendOneRequest() => ControllerRules.NotSendingOneRequest(Codebase.WebApi).ShouldBeEmpty();

    [Test]
    public void Actions_WhenTheySendNoneOrTwo_ShouldBeCaught() =>
        ControllerRules.NotSendingOneRequest(Planted).ShouldBe(
            [
                "MiscountingController.SendsNone makes the requests []",
                "MiscountingController.SendsTwo makes the requests [GetMe, GetUser]",
                "MiscountingController.MakesOneAndKeepsIt makes the requests [GetMe]",
            ],
            ignoreOrder: true);

    [Test]
    public void Actions_WhenOpenToAnybody_ShouldBeOnTheList() => ControllerRules.Open(Codebase.WebApi).ShouldBe(OpenEndpoints, ignoreOrder: true);

    [Test]
    public void Actions_WhenOpenedOrForgotten_ShouldBeCaught() =>
        ControllerRules.Open(Planted).ShouldBe(["UnguardedController.Forgotten", "UnguardedController.Opened"], ignoreOrder: true);
}
