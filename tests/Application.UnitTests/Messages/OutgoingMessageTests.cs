using Messaging.Application.Conversations;
using Messaging.Application.Messages;

namespace Messaging.Application.UnitTests.Messages;

internal sealed class OutgoingMessageTests
{
    private const string Key = "0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e";

    private static readonly MessageSettings Settings = new(MaxLength: 10);

    [TestCase("bob", "Hello")]
    [TestCase("bob", "last 5")]
    [TestCase("bob", "0123456789")]
    [TestCase("bob", "  0123456789  ")]
    [TestCase(null, "last 5")]
    [TestCase(null, "/LAST 0", Description = "The command itself is refused where it is answered.")]
    public async Task Validate_WhenRecipientAndContentAreFit_ShouldSayNothing(string? recipient, string content) =>
        (await WrongMembersAsync(recipient, Text(content))).ShouldBeEmpty();

    [TestCase(null, "Hello")]
    [TestCase(null, "last abc")]
    [TestCase("", "Hello")]
    [TestCase(" ", "Hello")]
    [TestCase("", "last 5")]
    public async Task Validate_WhenTheRecipientIsMissing_ShouldNameIt(string? recipient, string content) =>
        (await WrongMembersAsync(recipient, Text(content))).ShouldBe("recipient");

    [Test]
    public async Task Validate_WhenTheRecipientIsMissingFromALiteralCommand_ShouldNameIt() =>
        (await WrongMembersAsync(recipient: null, Text("last 5") with { Literal = true })).ShouldBe("recipient");

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \n ")]
    [TestCase("01234567890")]
    [TestCase("a\0b")]
    public async Task Validate_WhenTheContentIsUnfit_ShouldNameIt(string? content)
    {
        (await WrongMembersAsync("bob", Text(content))).ShouldBe("content");
        (await PostWrongMembersAsync(Text(content))).ShouldBe("content");
    }

    [Test]
    public async Task Validate_WhenRecipientAndContentAreMissing_ShouldNameBoth() =>
        (await WrongMembersAsync(recipient: null, Text(content: null))).ShouldBe("content,recipient");

    [Test]
    public async Task Validate_WhenPostedIntoAConversation_ShouldNeedNoRecipient() =>
        (await PostWrongMembersAsync(Text("Hello"))).ShouldBeEmpty();

    [TestCase(null)]
    [TestCase(Key)]
    [TestCase("0195E2C1-7B1A-7C3E-9C1F-0D8A5B6C7D8E")]
    [TestCase("\"" + Key + "\"")]
    public async Task Validate_WhenTheKeyIsFit_ShouldSayNothing(string? key) =>
        (await PostWrongMembersAsync(Text("Hello") with { IdempotencyKey = key })).ShouldBeEmpty();

    [TestCase("abc")]
    [TestCase("", Description = "a client whose variable is empty must not lose its protection in silence")]
    [TestCase(" ")]
    [TestCase("\"\"")]
    [TestCase("\"")]
    [TestCase("\"" + Key, Description = "a quote that is not closed")]
    [TestCase(Key + "\"")]
    [TestCase("\"\"" + Key + "\"\"")]
    [TestCase("'" + Key + "'")]
    [TestCase("{" + Key + "}")]
    [TestCase("0195e2c17b1a7c3e9c1f0d8a5b6c7d8e")]
    [TestCase("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8")]
    [TestCase("0x95e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e")]
    [TestCase("+195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e")]
    [TestCase("\" " + Key + "\"")]
    [TestCase(Key + "," + Key)]
    public async Task Validate_WhenTheKeyIsNoUuid_ShouldNameIt(string key)
    {
        var errors = await new PostMessageValidator(Settings)
            .ErrorsOfAsync(new PostMessage(Samples.Id(50), Text("Hello") with { IdempotencyKey = key }));

        errors.Keys.ShouldBe(["idempotencyKey"]);
        errors["idempotencyKey"].ShouldBe(["The header Idempotency-Key must be a UUID."]);
    }

    [Test]
    public async Task Validate_WhenHeaderAndBodyAgree_ShouldSayNothing() =>
        (await PostWrongMembersAsync(Text("Hello") with { ClientMessageId = new Guid(Key), IdempotencyKey = Key })).ShouldBeEmpty();

    [Test]
    public async Task Validate_WhenHeaderAndBodyDiffer_ShouldNameTheMember() =>
        (await PostWrongMembersAsync(Text("Hello") with { ClientMessageId = Samples.Id(1), IdempotencyKey = Key })).ShouldBe("clientMessageId");

    [TestCase(null)]
    [TestCase("")]
    public void EffectiveId_WhenNeitherIsGiven_ShouldBeNull(string? key) =>
        (Text("Hello") with { IdempotencyKey = key }).EffectiveId.ShouldBeNull();

    [Test]
    public void EffectiveId_WhenTheBodyHasOne_ShouldBeThat() =>
        (Text("Hello") with { ClientMessageId = new Guid(Key) }).EffectiveId.ShouldBe(new Guid(Key));

    [TestCase(Key)]
    [TestCase("\"" + Key + "\"")]
    public void EffectiveId_WhenTheHeaderHasOne_ShouldBeThat(string key) =>
        (Text("Hello") with { IdempotencyKey = key }).EffectiveId.ShouldBe(new Guid(Key));

    private static OutgoingMessage Text(string? content) => new(content, ClientMessageId: null, IdempotencyKey: null, Literal: false);

    private static Task<string> WrongMembersAsync(string? recipient, OutgoingMessage message) =>
        new SendMessageValidator(Settings).WrongMembersAsync(new SendMessage(recipient, message));

    private static Task<string> PostWrongMembersAsync(OutgoingMessage message) =>
        new PostMessageValidator(Settings).WrongMembersAsync(new PostMessage(Samples.Id(50), message));
}
