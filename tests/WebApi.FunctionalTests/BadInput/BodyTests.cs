using System.Text;

namespace Messaging.WebApi.FunctionalTests.BadInput;

internal sealed class BodyTests : BodyFixture
{
    private const int MaxBytes = 64 * 1024;

    [Test]
    public async Task Call_WhenBodyIsMalformed_ShouldRefuse(
        [EveryCall] BodyCall call,
        [Values(
            "{",
            "nonsense",
            "{]",
            "{\"userName\"",
            "{\"userName\":}",
            "{\"userName\":\"x\",}",
            "{userName:\"x\"}",
            "{'userName':'x'}",
            "{\"content\":\"x\" /* comment */}",
            "// comment\n{}",
            "{} {}",
            "{\"content\":\"line\nbreak\"}",
            "{\"content\":\"\\x\"}",
            "{\"sequence\":NaN}",
            "{\"sequence\":01}",
            "{\"content\":\"\\u12\"}",
            "   ")] string body)
    {
        var reply = await SendAsync(call, body);

        reply.ShouldBeInvalid("body");
    }

    [Test]
    public async Task Call_WhenBodyIsNoObject_ShouldRefuse(
        [EveryCall] BodyCall call, [Values("null", "[]", "[{}]", "1", "true", "\"text\"")] string body)
    {
        var reply = await SendAsync(call, body);

        reply.ShouldBeInvalid("body");
    }

    [Test]
    public async Task Call_WhenBodyIsNoUtf8_ShouldRefuse([EveryCall] BodyCall call)
    {
        byte[] latin = [.. "{\"content\":\""u8, 0xE9, 0xFF, .. "\"}"u8];

        var reply = await SendAsync(call, latin);

        reply.ShouldBe(HttpStatusCode.BadRequest).Json.Text("code").ShouldBe("request.invalid");
    }

    [Test]
    public async Task Call_WhenBodyIsUtf16_ShouldRefuse([EveryCall] BodyCall call)
    {
        var reply = await SendAsync(call, Encoding.Unicode.GetBytes(call.Body));

        reply.ShouldBeInvalid("body");
    }

    [Test]
    public async Task Call_WhenBodyIsEmpty_ShouldRefuseUnlessItCanDoWithout([EveryCall] BodyCall call)
    {
        var reply = await SendAsync(call, string.Empty);

        if (call.AllowsNoBody)
        {
            reply.ShouldBeInvalid("refreshToken");
        }
        else
        {
            reply.ShouldBeInvalid("body");
        }
    }

    [Test]
    public async Task Call_WhenBodyIsTooDeep_ShouldRefuse([EveryCall] BodyCall call, [Values(33, 1000, 30_000)] int levels)
    {
        var nested = new string('[', levels - 1) + new string(']', levels - 1);

        var inAMember = await SendAsync(call, call.Replacing(call.Members[0].Name, nested));
        var inASurplusMember = await SendAsync(call, call.With("surplus", nested));

        inAMember.ShouldBeInvalid("body");
        inASurplusMember.ShouldBeInvalid("body");
    }

    [Test]
    public async Task Call_WhenBodyIsAsDeepAsAllowed_ShouldJudgeItsMembers([EveryCall] BodyCall call)
    {
        var nested = new string('[', 31) + new string(']', 31);

        var reply = await SendAsync(call, call.Replacing(call.Members[0].Name, nested));

        reply.ShouldBeInvalid(call.Members[0].Name);
    }

    [Test]
    public async Task Call_WhenBodyIsTooLarge_ShouldRefuse([EveryCall] BodyCall call)
    {
        var reply = await SendAsync(call, Fill(call.Body).PadRight(MaxBytes + 1));

        reply.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Test]
    public async Task Call_WhenBodyIsTooLargeAndComesInChunks_ShouldRefuse([EveryCall] BodyCall call)
    {
        var body = new ChunkedContent(Encoding.UTF8.GetBytes(Fill(call.Body).PadRight(MaxBytes + 1)));

        var reply = await Alice.Api.SendAsync(HttpMethod.Parse(call.Method), PathOf(call), body);

        reply.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Test]
    public async Task Call_WhenBodyIsAsLargeAsAllowed_ShouldReadIt([EveryCall] BodyCall call)
    {
        var body = Fill(call.With("surplus", "1")).PadRight(MaxBytes);

        var reply = await SendAsync(call, body);

        reply.ShouldBeInvalid("surplus");
    }

    [Test]
    public async Task Call_WhenMediaTypeIsNotJson_ShouldRefuse(
        [EveryCall] BodyCall call,
        [Values(
            "text/plain",
            "text/json",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/jsonp",
            "nonsense",
            "")] string mediaType)
    {
        var reply = await SendAsync(call, call.Body, mediaType);

        reply.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Test]
    public async Task Call_WhenALargeBodyIsRefusedUnread_ShouldTellThatTheConnectionEnds([EveryCall] BodyCall call)
    {
        var reply = await SendAsync(call, Fill(call.Body).PadRight(MaxBytes + 1), "text/plain");

        reply.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        reply.Header("Connection").ShouldBe("close");
    }

    [Test]
    public async Task Call_WhenMediaTypeIsWrittenOtherwise_ShouldReadTheBody(
        [EveryCall] BodyCall call,
        [Values(
            "application/json; charset=utf-8",
            "APPLICATION/JSON",
            "application/json;charset=\"UTF-8\"")] string mediaType)
    {
        var reply = await SendAsync(call, call.With("surplus", "1"), mediaType);

        reply.ShouldBeInvalid("surplus");
    }

    [Test]
    public async Task Call_WhenBodyBeginsWithAByteOrderMark_ShouldReadIt([EveryCall] BodyCall call)
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(call.With("surplus", "1"))];

        var reply = await SendAsync(call, body);

        reply.ShouldBeInvalid("surplus");
    }

    [Test]
    public async Task Call_WhenNotSignedIn_ShouldAskForThatFirst([ValueSource(typeof(BodyCall), nameof(BodyCall.Protected))] BodyCall call)
    {
        var reply = await SendAsync(Anonymous, call, "nonsense"u8.ToArray(), "text/plain");

        reply.ShouldBeUnauthenticated();
    }

    private sealed class ChunkedContent : ByteArrayContent
    {
        public ChunkedContent(byte[] body)
            : base(body) => Headers.ContentType = new("application/json");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
