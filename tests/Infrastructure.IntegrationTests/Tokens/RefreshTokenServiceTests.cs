using System.Security.Cryptography;
using System.Text;
using FsCheck;
using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

internal sealed class RefreshTokenServiceTests
{
    private const int TextLength = 86;

    private static readonly Guid SessionId = Guid.Parse("0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e");

    private readonly RefreshTokenService service = new(Keys.Ours);

    [Property]
    public void Read_WhenTheTokenWasMadeHere_ShouldFindItsSession(Guid sessionId)
    {
        var made = service.Create(sessionId);

        var read = service.Read(made.Text).ShouldNotBeNull();

        read.SessionId.ShouldBe(sessionId);
        read.Text.ShouldBe(made.Text);
        read.Hash.ShouldBe(made.Hash);
        read.Hash.ShouldBe(SHA256.HashData(Encoding.ASCII.GetBytes(made.Text)));
    }

    [Test]
    public void Create_WhenAskedTwice_ShouldNeverMakeTheSame() =>
        service.Create(SessionId).Hash.ShouldNotBe(service.Create(SessionId).Hash);

    [Property]
    public void Read_WhenAnyBitIsFlipped_ShouldRefuse(Guid sessionId, NonNegativeInt bit)
    {
        var text = service.Create(sessionId).Text.ToCharArray();
        var (position, flipped) = Math.DivRem(bit.Get % (TextLength * 16), 16);

        text[position] = (char)(text[position] ^ (1 << flipped));

        service.Read(new string(text)).ShouldBeNull();
    }

    [Test]
    public void Read_WhenACharacterIsAnyOther_ShouldRefuse([Range(0, TextLength - 1)] int position)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ";
        var text = service.Create(SessionId).Text;

        var accepted = alphabet
            .Where(character => character != text[position])
            .Where(character => service.Read($"{text[..position]}{character}{text[(position + 1)..]}") is not null);

        accepted.ShouldBeEmpty();
    }

    [Test]
    public void Read_WhenTheTokenIsCutOrExtended_ShouldRefuse()
    {
        var text = service.Create(SessionId).Text;

        var changed = Enumerable.Range(0, TextLength).Select(length => text[..length])
            .Concat([$"{text}A", $"{text}=", $"{text}==", $" {text}", $"{text} ", $"{text}\n", text + text]);

        changed.Where(candidate => service.Read(candidate) is not null).ShouldBeEmpty();
    }

    [Test]
    public void Read_WhenAnotherServiceMadeTheToken_ShouldRefuse() =>
        service.Read(new RefreshTokenService(Keys.Foreign).Create(SessionId).Text).ShouldBeNull();

    [Property]
    public bool Read_WhenTheTextIsAnything_ShouldRefuse(NonNull<string> text) => service.Read(text.Get) is null;

    [Property]
    public void Unseal_WhenThePredecessorIsInHand_ShouldGiveTheSuccessor(Guid sessionId)
    {
        var predecessor = service.Create(sessionId);
        var successor = service.Create(sessionId);

        var unsealed = service.Unseal(predecessor, service.Seal(predecessor, successor));

        unsealed.Text.ShouldBe(successor.Text);
        unsealed.Hash.ShouldBe(successor.Hash);
        unsealed.SessionId.ShouldBe(sessionId);
    }

    [Test]
    public void Unseal_WhenAnotherTokenIsInHand_ShouldRefuse()
    {
        var predecessor = service.Create(SessionId);
        var stored = service.Seal(predecessor, service.Create(SessionId));

        Should.Throw<AuthenticationTagMismatchException>(() => service.Unseal(service.Create(SessionId), stored));
    }

    [Test]
    public void Unseal_WhenAnyBitIsFlipped_ShouldRefuse()
    {
        var predecessor = service.Create(SessionId);
        var stored = service.Seal(predecessor, service.Create(SessionId));

        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            var changed = stored.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<AuthenticationTagMismatchException>(() => service.Unseal(predecessor, changed), $"bit {bit}");
        }
    }

    [Test]
    public void Seal_WhenStored_ShouldNotHoldTheSuccessorsSecret()
    {
        var predecessor = service.Create(SessionId);
        var successor = service.Create(SessionId);

        var stored = service.Seal(predecessor, successor);

        var secret = CanonicalBase64.Decode(successor.Text)![16..48];
        stored.AsSpan().IndexOf(secret).ShouldBe(-1);
    }

    [Test]
    public void ToString_WhenATokenIsLogged_ShouldNotShowIt()
    {
        var token = service.Create(SessionId);

        $"{token}".ShouldBe($"RefreshToken of session {SessionId}");
    }
}
