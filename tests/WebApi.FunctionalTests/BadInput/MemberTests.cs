namespace Messaging.WebApi.FunctionalTests.BadInput;

internal sealed class MemberTests : BodyFixture
{
    // Names that a framework would take apart, more often than it is willing to.
    private const string Dots = "........................................";
    private const string Brackets = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[";
    private const string Path = "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a[0]";

    [Test]
    public async Task Call_WhenAMemberIsUnknown_ShouldNameIt(
        [EveryCall] BodyCall call,
        [Values("surplus", "Content-Type", "__proto__", "$type", "$id", "senderId", "roles", Dots, Brackets, Path)] string member)
    {
        foreach (var value in new[] { "1", "null", "{}", "\"text\"" })
        {
            var reply = await SendAsync(call, call.With(member, value));

            reply.ShouldBeInvalid(member);
        }
    }

    [Test]
    public async Task Call_WhenANameIsWrittenInAnotherCase_ShouldNotKnowIt([EveryCall] BodyCall call)
    {
        foreach (var (name, _) in call.Members)
        {
            var upper = char.ToUpperInvariant(name[0]) + name[1..];

            var reply = await SendAsync(call, call.With(upper, "null"));

            reply.ShouldBeInvalid(upper);
        }
    }

    [Test]
    public async Task Call_WhenAMemberStandsTwice_ShouldNameIt([EveryCall] BodyCall call)
    {
        foreach (var (name, _) in call.Members)
        {
            var reply = await SendAsync(call, $$"""{"{{name}}":null,"{{name}}":null}""");

            reply.ShouldBeInvalid(name);
        }
    }

    [Test]
    public async Task Call_WhenAMemberStandsTwiceInEscapes_ShouldNameIt([EveryCall] BodyCall call)
    {
        var name = call.Members[0].Name;
        var escaped = $"\\u{(int)name[0]:x4}{name[1..]}";

        var reply = await SendAsync(call, $$"""{"{{name}}":null,"{{escaped}}":null}""");

        reply.ShouldBeInvalid(name);
    }

    [Test]
    public async Task Call_WhenAMemberHasAWrongType_ShouldNameIt([EveryCall] BodyCall call)
    {
        foreach (var (name, values) in call.Members)
        {
            foreach (var value in values)
            {
                var reply = await SendAsync(call, call.Replacing(name, value));

                reply.ShouldBeInvalid(name);
            }
        }
    }

    [Test]
    public async Task Call_WhenARequiredMemberIsMissingOrNull_ShouldNameIt([EveryCall] BodyCall call)
    {
        foreach (var name in call.Required)
        {
            var missing = await SendAsync(call, call.Without(name));
            var none = await SendAsync(call, call.Replacing(name, "null"));

            ShouldName(missing, name);
            ShouldName(none, name);
        }
    }

    [Test]
    public async Task Call_WhenAllRequiredMembersAreMissing_ShouldNameThemAll(
        [ValueSource(typeof(BodyCall), nameof(BodyCall.Demanding))] BodyCall call)
    {
        var reply = await SendAsync(call, "{}");

        reply.ShouldBeInvalid(call.Required);
    }

    [Test]
    public async Task Call_WhenSeveralMembersAreWrong_ShouldNameThemAll([EveryCall] BodyCall call)
    {
        var members = call.Members.Select(member => $"\"{member.Name}\":{member.WrongValues[0]}").Append("\"surplus\":1");

        var reply = await SendAsync(call, $"{{{string.Join(',', members)}}}");

        reply.ShouldBeInvalid([.. call.Members.Select(member => member.Name), "surplus"]);
    }

    [Test]
    public async Task Call_WhenThousandsOfMembersAreUnknown_ShouldAnswerBriefly([EveryCall] BodyCall call)
    {
        var members = Enumerable.Range(0, 4000).Select(number => $"\"m{number}\":1");

        var reply = await SendAsync(call, $"{{{string.Join(',', members)}}}");

        reply.ShouldBe(HttpStatusCode.BadRequest);
        reply.Text.Length.ShouldBeLessThan(4096);
    }

    [Test]
    public async Task Call_WhenAnUnknownNameIsEndless_ShouldAnswerBriefly([EveryCall] BodyCall call)
    {
        var reply = await SendAsync(call, call.With(new string('n', 50_000), "1"));

        reply.ShouldBe(HttpStatusCode.BadRequest);
        reply.Text.Length.ShouldBeLessThan(4096);
    }

    [Test]
    public async Task Call_WhenANameIsNoUnicode_ShouldRefuse([EveryCall] BodyCall call, [Values(@"\ud800", @"\udfff x")] string name)
    {
        var reply = await SendAsync(call, call.With(name, "1"));

        reply.ShouldBe(HttpStatusCode.BadRequest).Json.Text("code").ShouldBe("request.invalid");
    }

    // Another member may be wrong with it: the rest of some bodies is bad on purpose, so that nothing is changed.
    private static void ShouldName(Reply reply, string member)
    {
        reply.ShouldBe(HttpStatusCode.BadRequest);
        reply.Json.GetProperty("errors").Members().ShouldContain(member, StringComparer.Ordinal);
    }
}
