using System.Text.Json.Nodes;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>
/// Every member and parameter that the description names is sent, one at a time, with a text that would forge a line of the log, and
/// that the log must not hold at all.
/// </summary>
internal sealed class LogOfMembersTests
{
    private const string Canary = "canary-of-a-member";
    private const string Hostile = "x\r\n2026-01-01T00:00:00.000Z INF forged\u001B[31m\u001B]0;t\u0007\u009B2J\u0085\u2028 " + Canary;
    private const string RootName = "root";

    // Not that of the examples, which would change it.
    private const string RootPassword = "seven candles of the harbour";

    private DataFolder folder = null!;
    private string console = null!;
    private string file = null!;
    private int sent;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        folder = new DataFolder();
        await using var service = ServiceProcess.Launch(
            folder,
            [
                ("Serilog:MinimumLevel", "Verbose"),
                ("Serilog:MinimumLevel:Override:Microsoft", "Warning"),
                ("Serilog:MinimumLevel:Override:System", "Warning"),
                ("Administrator:UserName", RootName),
                ("Administrator:Password", RootPassword),
            ]);
        using var anonymous = await service.ConnectAsync();
        var api = new ApiDescription((await anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk());
        foreach (var operation in api.Operations)
        {
            var root = await new Person(RootName, RootPassword, string.Empty, string.Empty, anonymous).LoginAsync(anonymous);
            foreach (var client in new[] { root.Api, anonymous })
            {
                await SendAllAsync(client, api, operation);
            }
        }

        await SendHeadersAsync(anonymous);
        (await service.StopAsync()).ShouldBe(0);
        service.Errors.ShouldBeEmpty();
        console = string.Join('\n', service.Output);
        file = await LogFile.ReadTextAsync(folder);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Log_WhicheverMemberHoldsIt_ShouldNotHoldItsValue()
    {
        // Each request leaves its line, so there is something to search.
        file.Split('\n').Length.ShouldBeGreaterThan(sent);
        console.ShouldNotContain(Canary);
        file.ShouldNotContain(Canary);
    }

    [Test]
    public void Log_WhicheverMemberTriesTo_ShouldHoldNoForgedLine()
    {
        console.ShouldBeWellFormedConsole();
        file.ShouldBeWellFormedFile();
        console.ShouldNotContain("forged");
    }

    private async Task SendAllAsync(ApiClient client, ApiDescription api, Operation operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            await SendAsync(client, operation, parameter.Text("name"), parameter.Text("in"), ExampleOf(operation));
        }

        if (operation.Body is not { } body)
        {
            return;
        }

        var schema = api.Resolve(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        foreach (var member in schema.GetProperty("properties").Members().Append(Hostile))
        {
            var changed = ExampleOf(operation)!;
            changed[member] = Hostile;
            await SendAsync(client, operation, name: string.Empty, place: "body", changed);
        }
    }

    private async Task SendAsync(ApiClient client, Operation operation, string name, string place, JsonObject? body)
    {
        var hostile = Uri.EscapeDataString(Hostile);
        var address = place switch
        {
            "path" => operation.Path.Replace($"{{{name}}}", hostile, StringComparison.Ordinal),
            "query" => $"{operation.Address}?{name}={hostile}",
            _ => operation.Address,
        };
        (string Name, string Value)[] headers = string.Equals(place, "header", StringComparison.Ordinal) ? [(name, Canary)] : [];
        using var content = body is null ? null : new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

        var reply = await client.SendAsync(HttpMethod.Parse(operation.Method), address, content, [("Accept", "application/json"), .. headers]);

        ((int)reply.Status).ShouldBeLessThan(500, $"{operation} {place} {name}: {reply.Text}");
        sent++;
    }

    // What clients say of themselves; some of it is stored with the session.
    private static async Task SendHeadersAsync(ApiClient anonymous)
    {
        foreach (var name in new[] { "User-Agent", "Referer", "Origin", "X-Forwarded-For", "Forwarded", "Authorization", "Cookie", "traceparent", "Accept-Language" })
        {
            var login = new { userName = RootName, password = RootPassword };
            ((int)(await anonymous.PostAsync("auth/login", login, (name, $"x {Canary}"))).Status).ShouldBeLessThan(500);
        }
    }

    private static JsonObject? ExampleOf(Operation operation) => operation.Body is { } body
        ? JsonNode.Parse(body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText())!.AsObject()
        : null;
}
