using System.Text;

namespace Messaging.WebApi.FunctionalTests.BadInput;

internal sealed class MutationTests : PeopleFixture
{
    private const int Mutations = 150;

    private static readonly byte[][] Splinters =
    [
        [0], [0xFF], [0xC0, 0x80], [.. "\\u0000"u8], [.. "\\ud800"u8], [.. "\""u8], [.. "\\"u8], [.. "{"u8], [.. "}"u8], [.. "["u8], [.. "]"u8],
        [.. ","u8], [.. ":"u8], [.. "null"u8], [.. "-"u8], [.. "1e999"u8], [.. "99999999999999999999"u8], [.. "true"u8], [.. "\n"u8],
    ];

    private Person alice = null!;
    private Person bob = null!;
    private Guid conversationId;

    [OneTimeSetUp]
    public async Task TalkAsync()
    {
        alice = await RegisterAsync();
        bob = await RegisterAsync();
        conversationId = (await alice.SendAsync(bob, "hello")).Id("conversationId");
    }

    [Test]
    public async Task Call_WhenBodyIsMutatedAtRandom_ShouldNeverFail([EveryCall] BodyCall call)
    {
        var random = new Random(20260330);
        var path = call.Path.Replace("{conversation}", conversationId.ToString(), StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(call.Body.Replace("{recipient}", bob.UserName, StringComparison.Ordinal));
        for (var round = 0; round < Mutations; round++)
        {
            var mutated = Mutate(body, random);

            var reply = await alice.Api.SendRawAsync(HttpMethod.Parse(call.Method), path, mutated);

            ((int)reply.Status).ShouldBeLessThan(500, $"{Convert.ToBase64String(mutated)}: {reply.Text}");
            if ((int)reply.Status >= 400)
            {
                reply.MediaType.ShouldBe("application/problem+json");
            }
        }
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        var bytes = body.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(place, Math.Min(bytes.Count - place - 1, random.Next(1, 6)));
                    break;
                case 2:
                    bytes.InsertRange(place, Splinters[random.Next(Splinters.Length)]);
                    break;
                default:
                    bytes.InsertRange(place, bytes.GetRange(0, place));
                    break;
            }
        }

        return [.. bytes];
    }
}
