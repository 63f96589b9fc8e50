namespace Messaging.ArchitectureTests;

internal sealed class LayerTests
{
    [Test]
    public void Layers_WhenLookedFor_ShouldBeFound() =>
        new[] { Codebase.Domain, Codebase.Application, Codebase.Infrastructure, Codebase.WebApi }.ShouldAllBe(layer => layer.Count > 20);

    [Test]
    public void Domain_WhateverItDoes_ShouldDependOnTheBaseClassLibraryAlone() =>
        LayerRules.ForeignDependencies(Codebase.Domain).ShouldBeEmpty();

    [Test]
    public void Application_WhateverItDoes_ShouldDependOnTheDomainAndItsFourLibrariesAlone() =>
        LayerRules.ForeignDependencies(
                Codebase.Application,
                "Messaging.Domain",
                "MediatR",
                "FluentValidation",
                "AutoMapper",
                "Microsoft.Extensions.DependencyInjection.Abstractions")
            .ShouldBeEmpty();

    [Test]
    public void Infrastructure_WhateverItDoes_ShouldNotDependOnTheWebApiNorOnMvc() =>
        LayerRules.ForbiddenDependencies(Codebase.Infrastructure, "Messaging.WebApi", "Microsoft.AspNetCore.Mvc").ShouldBeEmpty();

    [Test]
    public void WebApi_WhateverItDoes_ShouldLeaveStoringToTheInfrastructure() =>
        LayerRules.ForbiddenDependencies(Codebase.WebApi, "Microsoft.EntityFrameworkCore", "Microsoft.Data").ShouldBeEmpty();

    [Test]
    public void Dependencies_WhenTheyPointOutwards_ShouldBeCaught()
    {
        var violations = LayerRules.ForeignDependencies(Codebase.Planted("Layers")).ToList();

        violations.ShouldContain(violation => violation.Contains("WithField depends on FluentValidation.IValidator`1", StringComparison.Ordinal));
        violations.ShouldContain(violation => violation.Contains("WithParameter depends on Microsoft.AspNetCore.Http.HttpContext", StringComparison.Ordinal));
        violations.ShouldContain(
            violation => violation.Contains("WithHiddenCall depends on Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", StringComparison.Ordinal));
        violations.ShouldNotContain(violation => violation.Contains("Innocent", StringComparison.Ordinal));
    }

    [Test]
    public void Dependencies_WhenForbidden_ShouldBeCaught()
    {
        var violations = LayerRules.ForbiddenDependencies(Codebase.Planted("Layers"), "Microsoft.EntityFrameworkCore").ToList();

        violations.ShouldNotBeEmpty();
        violations.ShouldAllBe(violation => violation.Contains("WithHiddenCall", StringComparison.Ordinal));
    }

    [TestCase("Domain")]
    [TestCase("Application", "Domain.csproj", "AutoMapper", "FluentValidation", "MediatR", "Microsoft.Extensions.DependencyInjection.Abstractions")]
    public void Project_WhenInside_ShouldReferenceNothingElse(string project, params string[] allowed) =>
        LayerRules.ForeignReferences(Codebase.Read($"src/{project}/{project}.csproj"), allowed).ShouldBeEmpty();

    [TestCase("Infrastructure", "Application.csproj")]
    [TestCase("WebApi", "Application.csproj", "Infrastructure.csproj")]
    public void Project_WhenOutside_ShouldReferenceNoOtherProjects(string project, params string[] allowed) =>
        LayerRules.ForeignReferences(Codebase.Read($"src/{project}/{project}.csproj"), allowed)
            .ShouldNotContain(reference => reference.StartsWith("ProjectReference", StringComparison.Ordinal));

    [Test]
    public void Project_WhenItReferencesMore_ShouldBeCaught() =>
        LayerRules.ForeignReferences(Codebase.Read("tests/ArchitectureTests/Planted/OutwardProject.xml"), "Domain.csproj", "FluentValidation")
            .ShouldBe(
            [
                "FrameworkReference Microsoft.AspNetCore.App",
                "ProjectReference Infrastructure.csproj",
                "PackageReference Microsoft.EntityFrameworkCore.Sqlite",
            ]);
}
