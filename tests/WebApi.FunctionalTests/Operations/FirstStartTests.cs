using System.Runtime.Versioning;

namespace Messaging.WebApi.FunctionalTests.Operations;

internal sealed class FirstStartTests
{
    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder(isEmpty: true);

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Start_WhenTwoProcessesMeetOnAnEmptyFolder_ShouldBothBeReadyWithOneKeyAndOneAdministrator()
    {
        (string Name, string Value)[] settings = [("Administrator:UserName", "root"), ("Administrator:Password", "staple candle harbour")];
        await using var first = ServiceProcess.Launch(folder, settings);
        await using var second = ServiceProcess.Launch(folder, settings);
        using var client1 = await first.ConnectAsync();
        using var client2 = await second.ConnectAsync();

        var root = await new Person("root", "staple candle harbour", string.Empty, string.Empty, client1).LoginAsync(client1);

        foreach (var client in new[] { client1, client2 })
        {
            (await client.GetAsync("/health/ready")).ShouldBeOk();
            (await root.At(client).GetAsync("users/me")).ShouldBeOk().GetProperty("roles").GetArrayLength().ShouldBe(1);
        }

        var refreshed = (await client2.PostAsync("auth/refresh", new { refreshToken = root.RefreshToken })).ShouldBeOk();
        (await client1.As(refreshed.Text("accessToken")).GetAsync("users/me")).ShouldBeOk();
        Directory.GetFiles(folder.Path, "signing.key*").ShouldHaveSingleItem();
        foreach (var service in new[] { first, second })
        {
            (await service.StopAsync()).ShouldBe(0);
            service.Errors.ShouldBeEmpty();
        }
    }

    [Test]
    [Category("SqliteFile")]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Start_WhenNothingIsSet_ShouldMakeItsFolderAndKeyForItsOwnerAlone()
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(folder.Path, "appsettings.json"));

        await using var service = ServiceProcess.Launch(
            folder, [("ConnectionStrings:Messaging", "Data Source=data/messaging.db"), ("Serilog:MinimumLevel", "Information")]);
        using var client = await service.ConnectAsync();

        var data = Path.Combine(folder.Path, "data");
        File.GetUnixFileMode(data).ShouldBe(owner | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(data, "signing.key")).ShouldBe(owner);
        Directory.GetFiles(data, "messaging.db*").ShouldAllBe(file => File.GetUnixFileMode(file) == owner || file.EndsWith("-lock", StringComparison.Ordinal));
        File.Exists(Path.Combine(data, "messaging.db")).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(data, "logs"), "*.log").ShouldHaveSingleItem();
        Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["appsettings.json", "data"]);
        service.Output.ShouldContain(line => line.Contains("A new signing key was made", StringComparison.Ordinal));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Start_WhenOthersCanReadTheKeyInDevelopment_ShouldWarn()
    {
        await using (var first = ServiceProcess.Launch(folder))
        {
            using var client = await first.ConnectAsync();
            (await first.StopAsync()).ShouldBe(0);
        }

        var key = Path.Combine(folder.Path, "signing.key");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await using var second = ServiceProcess.Launch(folder, [("ASPNETCORE_ENVIRONMENT", "Development")]);
        using var again = await second.ConnectAsync();

        second.Output.ShouldContain(line => line.Contains(" WRN ", StringComparison.Ordinal) && line.Contains(key, StringComparison.Ordinal));
    }
}
