using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Messaging.Infrastructure.Hosting;

namespace Messaging.WebApi.FunctionalTests.Settings;

/// <summary>
/// Starts of a real process that must fail, with one line on standard error that names the setting. None but those about the
/// embedded database comes as far as to open one, so they run beside its settings alone.
/// </summary>
[Category("SqliteFile")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class BadSettingTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly DataFolder folder = new();

    // Where the settings stand, relative paths begin; so whatever a start leaves behind goes with the folder.
    public BadSettingTests() =>
        File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(folder.Path, "appsettings.json"));

    public void Dispose() => folder.Dispose();

    [TestCase("Database:Provider", "")]
    [TestCase("Database:Provider", "Oracle")]
    [TestCase("Database:Provider", "sqlite")]
    [TestCase("Database:Provider", "0")]
    [TestCase("Database:Providr", "Sqlite")]
    [TestCase("Database:Password", Secret)]
    [TestCase("Database:Password_FILE", "no-such-file")]
    [TestCase("Data:Folder", "elsewhere")]
    [TestCase("ConnectionStrings:Messaging", "")]
    [TestCase("ConnectionStrings:Messaging", "messaging.db")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=:memory:")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=x.db;Mode=Memory")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=x.db;Mode=ReadOnly")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=file:x.db")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=x.db;Nonsense=1")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=x.db;Password=" + Secret)]
    [TestCase("ConnectionStrings:Messaging", "Server=db;User Id=sa;Password=" + Secret)]
    [TestCase("ConnectionStrings:Messaging", "Data Source=appsettings.json/x.db")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=.")]
    [TestCase("Shutdown:DrainSeconds", "31")]
    [TestCase("Shutdown:DrainSeconds", "a while")]
    [TestCase("Shutdown:Drain", "1")]
    [TestCase("Tokens:Issuer", "")]
    [TestCase("Tokens:Issuer", "  ")]
    [TestCase("Tokens:Issuer", "two\nlines")]
    [TestCase("Tokens:Audience", "")]
    [TestCase("Tokens:AccessMinutes", "")]
    [TestCase("Tokens:AccessMinutes", "0")]
    [TestCase("Tokens:AccessMinutes", "-1")]
    [TestCase("Tokens:AccessMinutes", "1.5")]
    [TestCase("Tokens:AccessMinutes", "ten")]
    [TestCase("Tokens:AccessMinutes", "1441")]
    [TestCase("Tokens:AccessMinutes", "99999999999")]
    [TestCase("Tokens:RefreshDays", "0")]
    [TestCase("Tokens:RefreshDays", "91")]
    [TestCase("Tokens:SigningKeyFile", ".")]
    [TestCase("Tokens:SigningKeyFile", "appsettings.json/signing.key")]
    [TestCase("Tokens:SigningKeyFile", "no/such/folder/signing.key")]
    [TestCase("Tokens:SigningKey", Secret)]
    [TestCase("Messages:MaxLength", "0")]
    [TestCase("Messages:MaxLength", "8001")]
    [TestCase("Messages:MaxLength", "many")]
    [TestCase("Rooms:MaxMembers", "1")]
    [TestCase("Rooms:MaxMembers", "1001")]
    [TestCase("Rooms:MaxMembers", "")]
    [TestCase("Activity:KeepDays", "-1")]
    [TestCase("Activity:KeepDays", "3651")]
    [TestCase("Activity:KeepDays", "")]
    [TestCase("Activity:Keep", "1")]
    [TestCase("LiveUpdates:KeepDays", "0")]
    [TestCase("LiveUpdates:MaxStreams", "18001")]
    [TestCase("LiveUpdates:Interval", "1")]
    [TestCase("Passwords:MinimumLength", "7")]
    [TestCase("Passwords:MinimumLength", "65")]
    [TestCase("RateLimits:Enabled", "")]
    [TestCase("RateLimits:Enabled", "perhaps")]
    [TestCase("Administrator:Password_FILE", "no-such-file")]
    [TestCase("Administrator:Email", "root@example.org")]
    [TestCase("Proxies:Known", "localhost")]
    [TestCase("Https:Required", "true")]
    [TestCase("Cors:Origins", "*")]
    [TestCase("ForwardedHeaders_Enabled", "true")]
    [TestCase("Telemetry:Endpoint", "nonsense")]
    [TestCase("Telemetry:Endpoint", "localhost:4317")]
    [TestCase("Telemetry:Endpoint", "ftp://localhost:4317")]
    [TestCase("Telemetry:Endpoint", "http://")]
    [TestCase("Telemetry:Endpoint", "http://user:" + Secret + "@localhost:4317")]
    [TestCase("Telemetry:Endpoint", "http://localhost:4317?key=" + Secret)]
    [TestCase("Telemetry:Protocol", "grpc")]
    [TestCase("Telemetry:Headers", Secret)]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [TestCase("Logs:Folder", "appsettings.json/logs")]
    [TestCase("Urls", "nonsense")]
    [TestCase("Urls", "ftp://localhost:5080")]
    [TestCase("Urls", "http://localhost:99999")]
    [TestCase("Urls", "http://localhost:port")]
    [TestCase("Urls", "http://localhost:5080/path")]
    [TestCase("Urls", "http://192.0.2.1:5080")]
    [TestCase("Urls", "https://127.0.0.1:0")]
    public Task Start_WhenASettingIsBad_ShouldFailWithOneLineThatNamesIt(string setting, string value) =>
        ShouldFailAsync(setting, (setting, value));

    [TestCase("ConnectionStrings:Messaging", "Data Source=data/messaging.db")]
    [TestCase("ConnectionStrings:Messaging", "Host=db;Database=chat;Password=" + Secret + ";Multiplexing=true")]
    [TestCase("ConnectionStrings:Messaging", "Host=db;Database=chat;Password=a;" + Secret + "=1")]
    [TestCase("Data:Folder", "appsettings.json/data")]
    public Task Start_WhenASettingOfAServerIsBad_ShouldFailWithOneLineThatNamesIt(string setting, string value) =>
        ShouldFailAsync(
            setting, ("Database:Provider", "PostgreSql"), ("ConnectionStrings:Messaging", "Host=db;Database=chat"), (setting, value));

    [Test]
    public async Task Start_WhenTheBuildHasNoSqlServer_ShouldNameTheSwitch()
    {
        // A build that has it goes on to a server that is not there.
        var line = await ShouldFailAsync(
            SqlServerLocation.IsBuiltIn ? "ConnectionStrings:Messaging" : "Database:Provider",
            ("Database:Provider", "SqlServer"),
            ("ConnectionStrings:Messaging", "Data Source=127.0.0.1,1;Initial Catalog=chat;User ID=sa;Password=" + Secret));

        line.Contains("-p:WithSqlServer=true", StringComparison.Ordinal).ShouldNotBe(SqlServerLocation.IsBuiltIn);
    }

    [Test]
    public Task Start_WhenTheLogLevelIsBad_ShouldNameTheSection() => ShouldFailAsync("Serilog", ("Serilog:MinimumLevel", "Loud"));

    [TestCase("Administrator:Password", "Administrator:UserName", "root")]
    [TestCase("Administrator:UserName", "Administrator:Password", Secret)]
    public Task Start_WhenTheAdministratorIsIncomplete_ShouldNameWhatIsMissing(string missing, string setting, string value) =>
        ShouldFailAsync(missing, (setting, value));

    [TestCase("Administrator:UserName", "no name", "hunter2hunter2")]
    [TestCase("Administrator:UserName", "ab", "hunter2hunter2")]
    [TestCase("Administrator:Password", "root", Secret)]
    [TestCase("Administrator:Password", "root", "password1!")]
    [TestCase("Administrator:Password", "root", "the root of it all")]
    public Task Start_WhenTheAdministratorIsBad_ShouldNameTheMember(string setting, string userName, string password) =>
        ShouldFailAsync(setting, ("Administrator:UserName", userName), ("Administrator:Password", password));

    [Test]
    public Task Start_WhenTheIssuerIsOverLong_ShouldNameIt() => ShouldFailAsync("Tokens:Issuer", ("Tokens:Issuer", new string('x', 201)));

    [TestCaseSource(nameof(BadKeys))]
    public Task Start_WhenTheKeyIsBad_ShouldNameItAndNotTellTheKey(string key)
    {
        File.WriteAllText(Path.Combine(folder.Path, "signing.key"), key);

        return ShouldFailAsync("Tokens:SigningKeyFile");
    }

    [Test]
    public Task Start_WhenTheDatabaseIsNone_ShouldNameIt()
    {
        File.WriteAllText(folder.DatabaseFile, new string('x', 10_000));

        return ShouldFailAsync("ConnectionStrings:Messaging");
    }

    [Test]
    public Task Start_WhenASecretsFileIsTooLong_ShouldNameIt()
    {
        var file = Path.Combine(folder.Path, "password");
        File.WriteAllText(file, new string('x', 100_000));

        return ShouldFailAsync("Administrator:Password_FILE", ("Administrator:UserName", "root"), ("Administrator:Password_FILE", file));
    }

    [Test]
    public async Task Start_WhenTheAddressIsInUse_ShouldNameIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();

        await ShouldFailAsync("Urls", ("Urls", $"http://{listener.LocalEndpoint}"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Start_WhenOthersCanReadTheKey_ShouldRefuseOutsideOfDevelopment()
    {
        var file = Path.Combine(folder.Path, "signing.key");
        await File.WriteAllTextAsync(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        await ShouldFailAsync("Tokens:SigningKeyFile");
    }

    private static IEnumerable<TestCaseData> BadKeys()
    {
        yield return BadKey("empty", string.Empty);
        yield return BadKey("short", Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret)));
        yield return BadKey("no base64", Secret + "!");
        yield return BadKey("sentence", Convert.ToBase64String(Encoding.ASCII.GetBytes("a sample key that everybody can read " + Secret)));
    }

    private static TestCaseData BadKey(string what, string key) => new TestCaseData(key).SetArgDisplayNames(what);

    private async Task<string> ShouldFailAsync(string setting, params (string Name, string Value)[] settings)
    {
        await using var service = ServiceProcess.Launch(folder, settings);

        (await service.WaitForExitAsync()).ShouldBe(1);

        var line = service.Errors.ShouldHaveSingleItem();
        line.ShouldStartWith($"{setting}: ");
        line.ShouldNotContain(Secret);
        service.Output.ShouldNotContain(output => output.Contains("   at ", StringComparison.Ordinal));
        service.Output.ShouldNotContain(output => output.Contains(Secret, StringComparison.Ordinal));
        return line;
    }
}
