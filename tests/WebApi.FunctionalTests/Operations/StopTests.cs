using System.Collections.Concurrent;

namespace Messaging.WebApi.FunctionalTests.Operations;

[Platform(Exclude = "Win")]
internal sealed class StopTests
{
    private const int Writers = 8;
    private const int EnoughMessages = 200;

    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Stop_WhenMessagesAreBeingSent_ShouldAnswerAllThatItStored()
    {
        var answered = new ConcurrentBag<string>();
        Person alice;
        await using (var service = ServiceProcess.Launch(folder))
        {
            using var client = await service.ConnectAsync();
            alice = await Person.RegisterAsync(client);
            var writers = Enumerable.Range(1, Writers).Select(writer => SendUntilCutOffAsync(alice, writer, answered)).ToList();
            await Poll.UntilAsync(() => answered.Count >= EnoughMessages);

            var exitCode = await service.StopAsync();

            exitCode.ShouldBe(0);
            service.Errors.ShouldBeEmpty();
            await Task.WhenAll(writers);
        }

        (await StoredAsync(alice)).ShouldBe(answered.Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task Stop_WhenHalfARequestHasCome_ShouldTakeTheRestAndAnswer()
    {
        await using var service = ServiceProcess.Launch(folder);
        using var client = await service.ConnectAsync();
        var alice = await Person.RegisterAsync(client);
        var body = JsonSerializer.Serialize(new { recipient = alice.UserName, content = "the last words" });
        var address = await service.ListenAsync();
        using var connection = await RawConnection.OpenAsync(address);
        await connection.WriteAsync(
            $"POST /api/v1/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {alice.AccessToken}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n");
        (await connection.ReadHeadAsync()).ShouldStartWith("HTTP/1.1 100 ");

        var stopping = service.StopAsync();
        await Poll.UntilAsync(() => RawConnection.IsRefusedAsync(address));
        await connection.WriteAsync(body);
        var answer = await connection.ReadToEndAsync();

        answer.ShouldStartWith("HTTP/1.1 201 Created\r\n");
        answer.ShouldContain("\r\nConnection: close\r\n");
        answer.ShouldContain("the last words");
        (await stopping).ShouldBe(0);
        (await StoredAsync(alice)).ShouldBe(["the last words"]);
    }

    [Test]
    [Category("SqliteFile")]
    public async Task Stop_WhenNothingIsUnderWay_ShouldSayGoodbyeAndLeaveTheDatabaseInOneFile()
    {
        await using var service = ServiceProcess.Launch(folder);
        using var client = await service.ConnectAsync();
        await Person.RegisterAsync(client);

        (await service.StopAsync()).ShouldBe(0);

        service.Output.ShouldContain(line => line.Contains("Application is shutting down", StringComparison.Ordinal));
        service.Errors.ShouldBeEmpty();
        Directory.GetFiles(folder.Path, "messaging.db-*").ShouldBeEmpty();
    }

    private static async Task SendUntilCutOffAsync(Person sender, int writer, ConcurrentBag<string> answered)
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var content = $"{writer} wrote {number}";
                (await sender.PostAsync("messages", new { recipient = sender.UserName, content })).ShouldBeCreated();
                answered.Add(content);
            }
        }
        catch (HttpRequestException)
        {
            // The service takes nothing more.
        }
    }

    private async Task<IEnumerable<string>> StoredAsync(Person owner)
    {
        await using var service = ServiceProcess.Launch(folder);
        using var client = await service.ConnectAsync();
        var messages = await Pages.ReadOnAsync(owner.At(client), "messages?limit=100");
        return messages.Select(message => message.Text("content")).Order(StringComparer.Ordinal);
    }
}
