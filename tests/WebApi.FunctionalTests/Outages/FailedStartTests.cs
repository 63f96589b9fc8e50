using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Outages;

/// <summary>Starts of a real process that must fail, with one line on standard error.</summary>
[Category("PostgreSql")]
internal sealed class FailedStartTests : OutageFixture
{
    private const string Secret = "hunter2";

    [Test]
    public Task Start_WhenNobodyAnswers_ShouldSaySoInOneLine() =>
        // A port that no server may listen on.
        ShouldFailAsync("Port=1", "Failed to connect");

    [Test]
    public Task Start_WhenThePasswordIsWrong_ShouldSaySoInOneLine() =>
        ShouldFailAsync($"Username={PostgreSqlServer.Stranger};Password={Secret}", "password authentication failed");

    [Test]
    public Task Start_WhenTheRoleMayNotMakeTables_ShouldSaySoInOneLine() =>
        ShouldFailAsync($"Username={PostgreSqlServer.Guest}", "permission denied for schema public");

    [Test]
    public Task Start_WhenTheRoleMayNotMakeTheDatabase_ShouldSaySoInOneLine() =>
        ShouldFailAsync($"Username={PostgreSqlServer.Guest};Database=missing", "permission denied to create database");

    [Test]
    public async Task Start_WhenTheServerDoesNotSpeak_ShouldSaySoInOneLine()
    {
        using var folder = MakeFolder();
        await using var service = ServiceProcess.Launch(folder, [Connection(folder, "Timeout=1")]);
        await Server.FreezeAsync();

        var code = await service.WaitForExitAsync();

        await Server.ThawAsync();
        code.ShouldBe(1);
        service.Errors.ShouldHaveSingleItem().ShouldStartWith("ConnectionStrings:Messaging: ");
    }

    private static (string Name, string Value) Connection(DataFolder folder, string change)
    {
        var address = new NpgsqlConnectionStringBuilder(folder.ConnectionString);
        foreach (var (keyword, value) in change.Split(';').Select(part => part.Split('=')).Select(part => (part[0], part[1])))
        {
            address[keyword] = value;
        }

        return ("ConnectionStrings:Messaging", address.ConnectionString);
    }

    private async Task ShouldFailAsync(string change, string reason)
    {
        using var folder = MakeFolder();
        await using var service = ServiceProcess.Launch(folder, [Connection(folder, change)]);

        var code = await service.WaitForExitAsync();

        code.ShouldBe(1);
        var line = service.Errors.ShouldHaveSingleItem();
        line.ShouldStartWith("ConnectionStrings:Messaging: ");
        line.ShouldContain(reason);
        service.Errors.Concat(service.Output).ShouldAllBe(each => !each.Contains(Secret) && !each.Contains("   at "));
    }
}
