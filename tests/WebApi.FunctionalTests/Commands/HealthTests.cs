using Messaging.WebApi.FunctionalTests.Administration;
using Messaging.WebApi.Hosting;
using Microsoft.Extensions.Configuration;

namespace Messaging.WebApi.FunctionalTests.Commands;

internal sealed class HealthTests
{
    [Test]
    public async Task Health_WhenTheServiceIsReady_ShouldEndWithZero()
    {
        using var folder = new DataFolder();
        await using var service = TestService.Start(folder);

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "health", "--address", service.BaseAddress.ToString());

        outcome.ShouldBe(new Outcome(0, "ready\n", string.Empty));
    }

    [Test]
    public async Task Health_WhenTheAddressComesAsTheSettingOfTheService_ShouldAskThere()
    {
        using var folder = new DataFolder();
        await using var service = TestService.Start(folder);

        (await Outcome.OfAsync(folder, input: string.Empty, "health", $"--urls={service.BaseAddress}".TrimEnd('/')))
            .ShouldBe(new Outcome(0, "ready\n", string.Empty));
    }

    [Test]
    public async Task Health_WhenNothingListens_ShouldEndWithOneAndSayWhy()
    {
        using var folder = new DataFolder();

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "health", "--address", "http://127.0.0.1:1");

        outcome.Code.ShouldBe(1);
        outcome.Output.ShouldBeEmpty();
        outcome.Error.ShouldContain("127.0.0.1:1");
    }

    [TestCase("nonsense")]
    [TestCase("ftp://localhost")]
    public async Task Health_WhenTheAddressIsNone_ShouldEndWithTwo(string address)
    {
        using var folder = new DataFolder();

        (await Outcome.OfAsync(folder, input: string.Empty, "health", "--address", address)).Code.ShouldBe(2);
    }

    [TestCase(null, null, "http://localhost:5080/")]
    [TestCase("http://+:5080", null, "http://localhost:5080/")]
    [TestCase("http://0.0.0.0:8080;https://0.0.0.0:8443", null, "http://localhost:8080/")]
    [TestCase("http://127.0.0.1:7000", null, "http://127.0.0.1:7000/")]
    [TestCase(null, "8080;8081", "http://localhost:8080/")]
    public void OfThisMachine_WhateverIsListenedOn_ShouldReachIt(string? urls, string? ports, string expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["urls"] = urls, ["http_ports"] = ports })
            .Build();

        Addresses.OfThisMachine(configuration).ShouldBe(new Uri(expected));
    }
}
