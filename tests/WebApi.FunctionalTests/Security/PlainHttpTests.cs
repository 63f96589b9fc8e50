namespace Messaging.WebApi.FunctionalTests.Security;

/// <summary>A service outside of development that clients could reach in the clear.</summary>
internal sealed class PlainHttpTests
{
    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("http://0.0.0.0:0", "", true)]
    [TestCase("http://127.0.0.1:0;http://[::]:0", "", true)]
    [TestCase("http://127.0.0.1:0", "", false)]
    [TestCase("http://0.0.0.0:0", "192.0.2.1", false, Description = "Then HTTPS is required.")]
    public async Task Start_WhenOtherMachinesCanCallInTheClear_ShouldWarn(string urls, string proxy, bool warns)
    {
        (string Name, string Value)[] settings =
            proxy.Length == 0 ? [("Urls", urls)] : [("Urls", urls), ("Proxies:Known", proxy), ("Https:Required", "true")];
        await using var service = ServiceProcess.Launch(folder, settings);
        await service.ListenAsync();

        (await service.StopAsync()).ShouldBe(0);

        service.Output.Any(line => line.Contains(" WRN ", StringComparison.Ordinal) && line.Contains("Https:Required", StringComparison.Ordinal))
            .ShouldBe(warns, string.Join('\n', service.Output));
    }
}
