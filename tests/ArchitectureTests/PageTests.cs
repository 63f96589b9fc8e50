namespace Messaging.ArchitectureTests;

/// <summary>The chat page is plain files: short ones, without a way to make markup of a text, and without anything from elsewhere.</summary>
internal sealed class PageTests
{
    private static readonly IReadOnlyList<SourceFile> Files =
        [.. Codebase.Sources("src/WebApi/wwwroot", "*.js"), .. Codebase.Sources("src/WebApi/wwwroot", "*.css"), .. Codebase.Sources("src/WebApi/wwwroot", "*.html")];

    [Test]
    public void Files_WhenLookedFor_ShouldBeFound() => Files.Count.ShouldBeGreaterThan(30);

    [Test]
    public void Files_WhateverTheyHold_ShouldHaveFewerThan300Lines() => FileRules.TooLong(Files).ShouldBeEmpty();

    [Test]
    public void Files_WhateverTheyHold_ShouldNeverMakeMarkupOrCodeOfATextOrLoadFromElsewhere() => PageRules.Careless(Files).ShouldBeEmpty();

    [Test]
    public void Document_WhateverItHolds_ShouldHaveNoInlineScriptOrStyle() => PageRules.Inline(Files).ShouldBeEmpty();

    [TestCase("element.innerHTML = text;")]
    [TestCase("element.insertAdjacentHTML('beforeend', text);")]
    [TestCase("document.write(text);")]
    [TestCase("eval(text);")]
    [TestCase("new Function(text);")]
    [TestCase("import { h } from 'https://cdn.example/h.js';")]
    [TestCase("import('//cdn.example/h.js');")]
    [TestCase("@import url(https://cdn.example/base.css);")]
    [TestCase("<script src=\"https://cdn.example/h.js\"></script>")]
    public void Files_WhenCareless_ShouldBeCaught(string text) =>
        PageRules.Careless([new SourceFile("src/WebApi/wwwroot/app/js/careless.js", text)]).ShouldHaveSingleItem();

    [TestCase("<script>start();</script>")]
    [TestCase("<style>p { color: red; }</style>")]
    [TestCase("<p onclick=\"start()\">")]
    [TestCase("<p style=\"color: red\">")]
    public void Document_WhenItHasAScriptOrStyleInIt_ShouldBeCaught(string text) =>
        PageRules.Inline([new SourceFile("src/WebApi/wwwroot/index.html", text)]).ShouldHaveSingleItem();
}
