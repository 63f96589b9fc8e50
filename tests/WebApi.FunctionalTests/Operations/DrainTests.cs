namespace Messaging.WebApi.FunctionalTests.Operations;

[Platform(Exclude = "Win")]
internal sealed class DrainTests
{
    private const string Question = "HEAD /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n";

    [Test]
    public async Task Stop_WhenAConnectionIsKept_ShouldRefuseOthersAndCloseItWithAnAnswer()
    {
        using var folder = new DataFolder();
        await using var service = ServiceProcess.Launch(folder, [("Shutdown:DrainSeconds", "5")]);
        var address = await service.ListenAsync();
        using var kept = await RawConnection.OpenAsync(address);
        await kept.WriteAsync(Question);
        var before = await kept.ReadHeadAsync();
        before.ShouldStartWith("HTTP/1.1 200 ");
        before.ShouldNotContain("Connection: close");

        var stopping = service.StopAsync();
        await Poll.UntilAsync(() => RawConnection.IsRefusedAsync(address));
        await kept.WriteAsync(Question);
        var after = await kept.ReadToEndAsync();

        after.ShouldStartWith("HTTP/1.1 503 ");
        after.ShouldContain("\r\nConnection: close\r\n");
        (await stopping).ShouldBe(0);
        service.Errors.ShouldBeEmpty();
    }
}
