using System.Diagnostics;

namespace Messaging.WebApi.FunctionalTests.Administration;

/// <summary>A command as it is typed: a process of its own, with exit code and streams.</summary>
internal sealed class CommandProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Add_WhenTheServiceIsAnotherProcess_ShouldWorkBesideIt()
    {
        using var folder = new DataFolder();
        await using var service = ServiceProcess.Launch(folder);
        using var client = await service.ConnectAsync();

        var (code, output, error) = await RunAsync(folder, $"{Person.CommonPassword}\n", "users", "add", "operator", "--administrator");

        (code, output.TrimEnd(), error).ShouldBe((0, "operator was added.", string.Empty));
        var administrator = await new Person("operator", Person.CommonPassword, string.Empty, string.Empty, client).LoginAsync(client);
        (await administrator.GetAsync("admin/users")).ShouldBeOk();
        (await service.StopAsync()).ShouldBe(0);
    }

    [Test]
    public async Task Run_WhenThereIsNoSuchCommand_ShouldEndWithTwoAndStartNothing()
    {
        using var folder = new DataFolder(isEmpty: true);

        var (code, output, error) = await RunAsync(folder, string.Empty, "user", "list");

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("'user'");
        (await folder.Database.IsUntouchedAsync()).ShouldBeTrue();
    }

    [Test]
    public async Task Demo_WhenForDevelopment_ShouldFillADatabaseThatPeopleCanSignInTo()
    {
        using var folder = new DataFolder(isEmpty: true);

        var (code, output, error) = await RunAsync(folder, string.Empty, "demo");

        (code, error).ShouldBe((0, string.Empty));
        var password = output.TrimEnd().Split(' ')[^1];
        await using var service = TestService.Start(folder);
        var maya = await new Person("maya", password, string.Empty, string.Empty, service.Client).LoginAsync(service.Client);
        (await maya.GetAsync("messages?count=true&limit=1")).ShouldBeOk().Number("count").ShouldBeGreaterThan(500);
        (await maya.GetAsync("conversations")).ShouldBeOk().Items().Count.ShouldBe(11);
        (await maya.GetAsync("admin/users")).ShouldBeOk().Items().Count.ShouldBe(8);
    }

    [Test]
    public async Task Demo_WhenNotForDevelopment_ShouldBeRefusedAndMakeNothing()
    {
        using var folder = new DataFolder(isEmpty: true);

        var (code, output, error) = await RunInAsync("Production", folder, string.Empty, "demo");

        (code, output).ShouldBe((1, string.Empty));
        error.ShouldStartWith("The demo is for development");
        (await folder.Database.IsUntouchedAsync()).ShouldBeTrue();
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(DataFolder folder, string input, params string[] words) =>
        RunInAsync("Development", folder, input, words);

    private static async Task<(int Code, string Output, string Error)> RunInAsync(
        string environment, DataFolder folder, string input, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        foreach (var (name, value) in folder.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
