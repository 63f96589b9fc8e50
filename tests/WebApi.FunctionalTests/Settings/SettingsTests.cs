using Messaging.Infrastructure.Persistence;
using Messaging.WebApi.FunctionalTests.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Settings;

/// <summary>Settings that differ from the defaults, the secret ones given by file.</summary>
internal sealed class SettingsTests : ServiceFixture
{
    private const string Password = "staple candle harbour";

    protected override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("ConnectionStrings:Messaging_FILE", Secret("connection", OtherDatabase)),
        ("Tokens:Issuer", "https://messaging.example"),
        ("Tokens:Audience", "team"),
        ("Tokens:AccessMinutes", "3"),
        ("Tokens:RefreshDays", "5"),
        ("Tokens:SigningKeyFile", Path.Combine(Folder.Path, "the.key")),
        ("Messages:MaxLength", "10"),
        ("Passwords:MinimumLength", "12"),
        ("Administrator:UserName", "root"),
        ("Administrator:Password", "the value that the file replaces"),
        ("Administrator:Password_FILE", Secret("password", Password + "\r\n")),
        ("Logs:Folder", Path.Combine(Folder.Path, "journal")),
    ];

    [Test]
    [Category("SqliteFile")]
    public void Start_WhenPathsAreSet_ShouldKeepEverythingThere()
    {
        File.Exists(Path.Combine(Folder.Path, "elsewhere", "other.db")).ShouldBeTrue();
        File.Exists(Path.Combine(Folder.Path, "the.key")).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(Folder.Path, "journal"), "*.log").ShouldHaveSingleItem();
        File.Exists(Folder.DatabaseFile).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(Folder.Path, "elsewhere"), "*.key").ShouldBeEmpty();
    }

    [Test]
    public async Task Login_WhenTheAdministratorsPasswordStandsInAFile_ShouldTakeItWithoutTheEndOfTheLine() =>
        (await LoginAsync(Password)).ShouldBeOk();

    [Test]
    public async Task Login_WhenAFileStandsBesideAValue_ShouldNotTakeTheValue() =>
        (await LoginAsync("the value that the file replaces")).ShouldBeUnauthenticated("auth.invalid_credentials");

    [Test]
    public async Task Login_WhenLifetimesAreSet_ShouldIssueTokensOfThem()
    {
        var reply = await Anonymous.PostAsync("auth/login", new { userName = "root", password = Password, useCookies = true });

        reply.ShouldBeOk().Number("expiresIn").ShouldBe(180);
        var cookies = CookieJar.Of(reply);
        cookies.AttributesOf("messaging-access").Contains("max-age=180").ShouldBeTrue();
        var claims = new TokenForge(cookies.ValueOf("messaging-access"), key: []).Claims;
        claims["iss"]!.GetValue<string>().ShouldBe("https://messaging.example");
        claims["aud"]!.GetValue<string>().ShouldBe("team");
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(180);
    }

    [Test]
    public async Task Register_WhenPasswordsMustBeLonger_ShouldSayHowLong()
    {
        var reply = await Anonymous.PostAsync("auth/register", new { userName = Person.NewName(), password = "12345678901" });

        reply.ShouldBeInvalid("password").GetProperty("errors").GetProperty("password")[0].GetString().ShouldNotBeNull().ShouldContain("12 to 128");
    }

    [Test]
    public async Task Send_WhenMessagesMustBeShorter_ShouldHoldThemToIt()
    {
        var alice = await RegisterAsync();

        (await alice.PostAsync("messages", new { recipient = alice.UserName, content = "1234567890" })).ShouldBeCreated();
        (await alice.PostAsync("messages", new { recipient = alice.UserName, content = "12345678901" })).ShouldBeInvalid("content");
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    // A server has one for each folder, which is as good as another.
    private string OtherDatabase =>
        ScratchDatabase.Provider == DatabaseProvider.Sqlite
            ? $"Data Source={Path.Combine(Folder.Path, "elsewhere", "other.db")}"
            : Folder.ConnectionString;

    private string Secret(string name, string value)
    {
        var file = Path.Combine(Folder.Path, name);
        File.WriteAllText(file, value);
        return file;
    }

    private Task<Reply> LoginAsync(string password) => Anonymous.PostAsync("auth/login", new { userName = "root", password });
}
