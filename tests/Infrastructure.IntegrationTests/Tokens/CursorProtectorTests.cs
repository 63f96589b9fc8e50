using FsCheck;
using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

internal sealed class CursorProtectorTests
{
    private const string Scope = "messages:0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e:sent";
    private const int MaxCursorLength = 512;

    private static readonly byte[] Position = [.. Enumerable.Range(0, 40).Select(value => (byte)value)];

    private readonly CursorProtector protector = new(Keys.Ours);

    [Property]
    public void Unprotect_WhenTheCursorIsUnchanged_ShouldGiveItsPosition(NonNull<string> scope, NonEmptyArray<byte> position) =>
        protector.Unprotect(scope.Get, protector.Protect(scope.Get, position.Get)).ShouldBe(position.Get);

    [Property]
    public void Protect_WhateverThePosition_ShouldNeedNoEscaping(NonEmptyArray<byte> position)
    {
        var cursor = protector.Protect(Scope, position.Get);

        Uri.EscapeDataString(cursor).ShouldBe(cursor);
    }

    [Property]
    public void Unprotect_WhenAnyBitIsFlipped_ShouldRefuse(NonEmptyArray<byte> position, NonNegativeInt bit)
    {
        var cursor = protector.Protect(Scope, position.Get).ToCharArray();
        var (index, flipped) = Math.DivRem(bit.Get % (cursor.Length * 16), 16);

        cursor[index] = (char)(cursor[index] ^ (1 << flipped));

        protector.Unprotect(Scope, new string(cursor)).ShouldBeNull();
    }

    [Test]
    public void Unprotect_WhenACharacterIsAnyOther_ShouldRefuse()
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ";
        var cursor = protector.Protect(Scope, Position);

        for (var index = 0; index < cursor.Length; index++)
        {
            foreach (var character in alphabet.Where(character => character != cursor[index]))
            {
                var changed = $"{cursor[..index]}{character}{cursor[(index + 1)..]}";
                protector.Unprotect(Scope, changed).ShouldBeNull($"'{character}' at {index}");
            }
        }
    }

    [Test]
    public void Unprotect_WhenTheCursorIsCutOrExtended_ShouldRefuse()
    {
        var cursor = protector.Protect(Scope, Position);

        var changed = Enumerable.Range(0, cursor.Length).SelectMany(length => new[] { cursor[..length], cursor[(cursor.Length - length)..] })
            .Concat([$"{cursor}A", $"{cursor}=", $" {cursor}", $"{cursor}\n", cursor + cursor]);

        changed.Where(candidate => protector.Unprotect(Scope, candidate) is not null).ShouldBeEmpty();
    }

    [Property]
    public void Unprotect_WhenTheScopeIsAnother_ShouldRefuse(NonNull<string> made, NonNull<string> asked)
    {
        var opens = protector.Unprotect(asked.Get, protector.Protect(made.Get, Position)) is not null;

        opens.ShouldBe(string.Equals(made.Get, asked.Get, StringComparison.Ordinal));
    }

    [Test]
    public void Unprotect_WhenTheEndOfTheScopeIsMovedIntoThePosition_ShouldRefuse()
    {
        var cursor = CanonicalBase64.Decode(protector.Protect("users:ab", Position))!;

        var moved = CanonicalBase64.Encode([(byte)'b', .. cursor]);

        protector.Unprotect("users:a", moved).ShouldBeNull();
    }

    [Test]
    public void Unprotect_WhenAnotherServiceMadeTheCursor_ShouldRefuse() =>
        protector.Unprotect(Scope, new CursorProtector(Keys.Foreign).Protect(Scope, Position)).ShouldBeNull();

    [Test]
    public void Unprotect_WhenTheCursorIsLongerThanAnyPosition_ShouldRefuse()
    {
        var cursor = protector.Protect(Scope, new byte[MaxCursorLength]);

        protector.Unprotect(Scope, cursor).ShouldBeNull();
    }

    [Property]
    public bool Unprotect_WhenTheTextIsAnything_ShouldRefuse(NonNull<string> text) => protector.Unprotect(Scope, text.Get) is null;
}
