using System.Text;

namespace Messaging.WebApi.FunctionalTests.BadInput;

/// <summary>Sends bodies to every call that takes one, as somebody who may make the call.</summary>
internal abstract class BodyFixture : PeopleFixture
{
    private Person bob = null!;
    private Guid conversationId;
    private string before = string.Empty;

    protected Person Alice { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task TalkAsync()
    {
        Alice = await RegisterAsync();
        bob = await RegisterAsync();
        conversationId = (await Alice.SendAsync(bob, "hello")).Id("conversationId");
    }

    [SetUp]
    public async Task LookAsync() => before = await StateAsync();

    [TearDown]
    public async Task ShouldHaveChangedNothingAsync() => (await StateAsync()).ShouldBe(before);

    protected Task<Reply> SendAsync(BodyCall call, string body, string mediaType = "application/json") =>
        SendAsync(call, Encoding.UTF8.GetBytes(Fill(body)), mediaType);

    protected Task<Reply> SendAsync(BodyCall call, byte[] body, string mediaType = "application/json") =>
        SendAsync(Alice.Api, call, body, mediaType);

    protected Task<Reply> SendAsync(ApiClient api, BodyCall call, byte[] body, string mediaType = "application/json") =>
        api.SendRawAsync(HttpMethod.Parse(call.Method), PathOf(call), body, mediaType);

    /// <summary>A body with its placeholders filled in.</summary>
    protected string Fill(string body) => body.Replace("{recipient}", bob.UserName, StringComparison.Ordinal);

    protected string PathOf(BodyCall call) => call.Path.Replace("{conversation}", conversationId.ToString(), StringComparison.Ordinal);

    private async Task<string> StateAsync()
    {
        var account = await Alice.GetAsync("users/me");
        var messages = await Alice.GetAsync("messages?count=true");
        var conversations = await Alice.GetAsync("conversations");
        return account.ShouldBe(HttpStatusCode.OK).Text + messages.ShouldBe(HttpStatusCode.OK).Text + conversations.ShouldBe(HttpStatusCode.OK).Text;
    }
}
