using Messaging.WebApi.Commands;

namespace Messaging.WebApi.FunctionalTests.Administration;

/// <summary>Commands beside a running service.</summary>
internal sealed class CommandTests : AdministrationFixture
{
    [Test]
    public async Task Add_WhenTheServiceRuns_ShouldLetTheAccountSignIn()
    {
        var userName = Person.NewName();

        var outcome = await RunAsync(Person.CommonPassword, "users", "add", userName, "--administrator", "--email", "op@example.org");

        outcome.ShouldBe(new Outcome(0, $"{userName} was added.\n", string.Empty));
        var administrator = await SignInAsync(userName);
        (await administrator.GetAsync("admin/users")).ShouldBeOk();
        (await administrator.GetAsync("users/me")).ShouldBeOk().Text("email").ShouldBe("op@example.org");
        var entry = (await Root.GetAsync($"admin/activity?user={userName}&type=AccountCreated")).ShouldBeOk().Items().ShouldHaveSingleItem();
        entry.IsNull("actor").ShouldBeTrue();
        entry.IsNull("ipAddress").ShouldBeTrue();
    }

    [Test]
    public async Task Add_WhenWithoutTheOption_ShouldBeAnOrdinaryAccount()
    {
        var userName = Person.NewName();

        (await RunAsync(Person.CommonPassword, "users", "add", userName)).Code.ShouldBe(0);

        (await AccountAsync(userName)).GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task Add_WhenSeveralLinesAreGiven_ShouldTakeTheFirstAsThePassword()
    {
        var userName = Person.NewName();

        (await RunAsync($"{Person.CommonPassword}\r\nand more\n", "users", "add", userName)).Code.ShouldBe(0);

        await SignInAsync(userName);
    }

    [Test]
    public async Task Add_WhenTheNameIsTaken_ShouldSaySoInOneLine() =>
        (await RunAsync(Person.CommonPassword, "users", "add", "ROOT"))
            .ShouldBe(new Outcome(1, string.Empty, "That user name is taken.\n"));

    [TestCase("")]
    [TestCase("short")]
    public async Task Add_WhenThePasswordIsUnfit_ShouldSaySoInOneLine(string password)
    {
        var userName = Person.NewName();

        (await RunAsync(password, "users", "add", userName))
            .ShouldBe(new Outcome(1, string.Empty, "The password must have 8 to 128 characters.\n"));

        (await Root.GetAsync($"users/{userName}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Disable_WhenTheServiceRuns_ShouldPutTheOwnerOut()
    {
        var bob = await RegisterAsync();
        (await bob.GetAsync("users/me")).ShouldBeOk();

        (await RunAsync(string.Empty, "users", "disable", bob.UserName)).ShouldBe(new Outcome(0, $"{bob.UserName} is disabled.\n", string.Empty));

        await Poll.UntilAsync(async () => (await bob.GetAsync("users/me")).Status == HttpStatusCode.Unauthorized);
        await ShouldBeOverAsync(bob);
        var entry = (await Root.GetAsync($"admin/activity?user={bob.UserName}&type=AccountDisabled")).ShouldBeOk().Items().ShouldHaveSingleItem();
        entry.IsNull("actor").ShouldBeTrue();
    }

    [Test]
    public async Task Enable_WhenDisabled_ShouldLetTheOwnerInAnew()
    {
        var bob = await RegisterAsync();
        (await RunAsync(string.Empty, "users", "disable", bob.UserName)).Code.ShouldBe(0);

        (await RunAsync(string.Empty, "users", "enable", bob.UserName)).ShouldBe(new Outcome(0, $"{bob.UserName} is enabled.\n", string.Empty));

        await bob.LoginAsync(Anonymous);
    }

    [Test]
    public async Task Disable_WhenNobodyHasTheName_ShouldSaySoInOneLine() =>
        (await RunAsync(string.Empty, "users", "disable", "nobody-has-this"))
            .ShouldBe(new Outcome(1, string.Empty, "There is no user of that name.\n"));

    [Test]
    public async Task List_WhenThereAreMoreThanAPage_ShouldListAll()
    {
        await RegisterManyAsync(110);
        var disabled = await RegisterAsync();
        (await Root.PostAsync($"admin/users/{disabled.UserName}/disable")).ShouldBeNoContent();

        var outcome = await RunAsync(string.Empty, "users", "list");

        outcome.Code.ShouldBe(0);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[0], StringComparer.Ordinal);
        var accounts = await Pages.ReadOnAsync(Root, "admin/users?limit=100");
        lines.Keys.ShouldBe(accounts.Select(account => account.Text("userName")));
        lines[RootName].ShouldBe([RootName, "enabled", "Administrator"]);
        lines[disabled.UserName].ShouldBe([disabled.UserName, "disabled"]);
    }

    private Task<Outcome> RunAsync(string input, params string[] words) => Outcome.OfAsync(Folder, input, words);
}

/// <summary>Commands on their own.</summary>
internal sealed class LonelyCommandTests
{
    [Test]
    public async Task Add_WhenNothingIsThereYet_ShouldMakeAFirstAdministratorForTheServiceToCome()
    {
        using var folder = new DataFolder(isEmpty: true);

        (await Outcome.OfAsync(folder, Person.CommonPassword, "users", "add", "first", "--administrator")).Code.ShouldBe(0);

        await using var service = TestService.Start(folder);
        var first = await new Person("first", Person.CommonPassword, string.Empty, string.Empty, service.Client).LoginAsync(service.Client);
        (await first.GetAsync("admin/users")).ShouldBeOk().Items().ShouldHaveSingleItem();
    }

    [Test]
    public async Task Disable_WhenTheLastAdministrator_ShouldSaySoInOneLine()
    {
        using var folder = new DataFolder();
        (await Outcome.OfAsync(folder, Person.CommonPassword, "users", "add", "first", "--administrator")).Code.ShouldBe(0);

        (await Outcome.OfAsync(folder, string.Empty, "users", "disable", "first"))
            .ShouldBe(new Outcome(1, string.Empty, "This is the last enabled administrator; make another one first.\n"));
    }

    [TestCase("users")]
    [TestCase("user", "list")]
    [TestCase("users", "lists")]
    [TestCase("users", "add")]
    [TestCase("users", "list", "--all")]
    [TestCase("users", "add", "alice", "--password=secret")]
    [TestCase("users", "disable", "alice", "bob")]
    public async Task Run_WhenTheCommandLineMakesNoSense_ShouldSaySoInOneLine(params string[] words)
    {
        using var folder = new DataFolder(isEmpty: true);

        var outcome = await Outcome.OfAsync(folder, string.Empty, words);

        outcome.Code.ShouldBe(2);
        outcome.Output.ShouldBeEmpty();
        outcome.Error.TrimEnd('\n').ShouldNotContain('\n');
        outcome.Error.ShouldEndWith(" See --help.\n");
        (await folder.Database.IsUntouchedAsync()).ShouldBeTrue();
    }

    [Test]
    public async Task Run_WhenAnArgumentLooksLikeAFileOfArguments_ShouldTakeItAsItStands()
    {
        using var folder = new DataFolder();
        var names = Path.Combine(folder.Path, "names");
        await File.WriteAllTextAsync(names, "--help");
        (await Outcome.OfAsync(folder, string.Empty, "migrate")).Code.ShouldBe(0);

        (await Outcome.OfAsync(folder, string.Empty, "users", "disable", $"@{names}"))
            .ShouldBe(new Outcome(1, string.Empty, "There is no user of that name.\n"));
    }

    [Test]
    public async Task Run_WhenTheCommandLineHoldsEscapes_ShouldNotRepeatThem()
    {
        using var folder = new DataFolder();

        var outcome = await Outcome.OfAsync(folder, string.Empty, "users", "\u001b[31m\nforged");

        outcome.Error.ShouldNotContain('\u001b');
        outcome.Error.TrimEnd('\n').ShouldNotContain('\n');
    }

    [TestCase("Tokens:AccessMinutes", "0", "Tokens:AccessMinutes: ")]
    [TestCase("ConnectionStrings:Messaging", "Data Source=/proc/nowhere/messaging.db", "ConnectionStrings:Messaging: ")]
    public async Task Run_WhenASettingIsBad_ShouldNameItInOneLine(string setting, string value, string beginning)
    {
        using var folder = new DataFolder();

        var outcome = await Outcome.OfAsync(folder, string.Empty, "users", "list", $"--{setting}={value}");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith(beginning);
        outcome.Error.TrimEnd('\n').ShouldNotContain('\n');
    }

    [Test]
    [Category("SqliteFile")]
    public async Task Run_WhenTheFileIsNoDatabase_ShouldSaySoInOneLine()
    {
        using var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.DatabaseFile, new string('x', 10_000));

        var outcome = await Outcome.OfAsync(folder, string.Empty, "users", "list");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldNotBeEmpty();
        outcome.Error.TrimEnd('\n').ShouldNotContain('\n');
    }

    [TestCase("activity", "verify")]
    [TestCase("users", "list")]
    [TestCase("users", "disable", "alice")]
    [TestCase("users", "enable", "alice")]
    [Category("SqliteFile")]
    public async Task Run_WhenThereIsNoDatabase_ShouldRefuseAndMakeNothing(params string[] words)
    {
        using var folder = new DataFolder();

        var outcome = await Outcome.OfAsync(folder, string.Empty, words);

        outcome.ShouldBe(new Outcome(
            1, string.Empty, $"ConnectionStrings:Messaging: there is no database {folder.DatabaseFile}; commands need the settings of the service\n"));
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [TestCase("--help")]
    [TestCase("users", "--help")]
    [TestCase("users", "add", "-h")]
    [TestCase("--version")]
    public async Task Run_WhenHelpIsAskedFor_ShouldGiveIt(params string[] words)
    {
        using var folder = new DataFolder();

        var outcome = await Outcome.OfAsync(folder, string.Empty, words);

        outcome.Code.ShouldBe(0);
        outcome.Output.ShouldNotBeEmpty();
        outcome.Error.ShouldBeEmpty();
    }

    [TestCase(false)]
    [TestCase(false, "--urls", "http://localhost:5080")]
    [TestCase(false, "--urls=http://localhost:5080")]
    [TestCase(false, "--Tokens:AccessMinutes=5")]
    [TestCase(false, "Tokens:AccessMinutes=5")]
    [TestCase(false, "/Tokens:AccessMinutes=5")]
    [TestCase(false, "")]
    [TestCase(false, "--environment=Staging")]
    [TestCase(true, "--urls=http://localhost:5080", "health")]
    [TestCase(true, "users")]
    [TestCase(true, "user")]
    [TestCase(true, "--Tokens:AccessMinutes=5", "users", "list")]
    [TestCase(true, "--help")]
    public void IsMeantBy_WhateverIsGiven_ShouldTellCommandsFromSettings(bool isMeant, params string[] args) =>
        CommandLine.IsMeantBy(args).ShouldBe(isMeant);
}
