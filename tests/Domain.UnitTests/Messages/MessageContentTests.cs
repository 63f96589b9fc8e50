using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.Messages;

internal sealed class MessageContentTests
{
    private const string Emoji = "\U0001F600";

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("\t\r\n\v\f")]
    [TestCase("\u00A0\u2003\u3000\u2028")]
    public void TryCreate_WhenBlank_ShouldRefuse(string? text)
    {
        var fit = MessageContent.TryCreate(text, maxLength: 10, out var content, out var problem);

        fit.ShouldBeFalse();
        content.ShouldBeNull();
        problem.ShouldBe("The content must not be blank.");
    }

    [TestCase("a", "a")]
    [TestCase("  a b\n", "a b")]
    [TestCase("\u3000\u00E9\u00A0", "\u00E9")]
    [TestCase("\na\r\n\r\nb\t", "a\r\n\r\nb")]
    [TestCase("\u200B", "\u200B", Description = "A zero-width space is no white space in Unicode.")]
    public void TryCreate_WhenFit_ShouldKeepTheTrimmedText(string text, string expected)
    {
        var fit = MessageContent.TryCreate(text, maxLength: 10, out var content, out var problem);

        fit.ShouldBeTrue();
        content.ShouldNotBeNull().Text.ShouldBe(expected);
        problem.ShouldBeNull();
    }

    [TestCase("\0")]
    [TestCase("a\0b")]
    [TestCase("\0a")]
    [TestCase("a\0")]
    [TestCase(" a\0 ")]
    public void TryCreate_WhenItHoldsNul_ShouldRefuse(string text)
    {
        var fit = MessageContent.TryCreate(text, maxLength: 10, out var content, out var problem);

        fit.ShouldBeFalse();
        content.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("NUL");
    }

    // Built of code units, since attributes and source files hold well-formed text only.
    [TestCase(0xD800)]
    [TestCase(0xDBFF)]
    [TestCase(0xDC00)]
    [TestCase(0xDFFF)]
    [TestCase(0xDE00, 0xD83D)]
    [TestCase(0xD83D, 0xD83D, 0xDE00)]
    [TestCase(0x61, 0xD83D)]
    [TestCase(0xD83D, 0x61)]
    public void TryCreate_WhenASurrogateStandsAlone_ShouldRefuse(params int[] units)
    {
        var text = string.Concat(units.Select(unit => (char)unit));

        var fit = MessageContent.TryCreate(text, maxLength: 10, out var content, out var problem);

        fit.ShouldBeFalse();
        content.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("surrogate");
    }

    [TestCase("abcde")]
    [TestCase("   abcde   ")]
    [TestCase(Emoji + Emoji + Emoji + Emoji + Emoji)]
    public void TryCreate_WhenExactlyAsLongAsAllowed_ShouldAccept(string text) =>
        MessageContent.TryCreate(text, maxLength: 5, out _, out _).ShouldBeTrue();

    [TestCase("abcdef")]
    [TestCase("ab  ef")]
    [TestCase(Emoji + Emoji + Emoji + Emoji + Emoji + Emoji)]
    [TestCase("e\u0301e\u0301e\u0301", Description = "A combining accent is a character of its own.")]
    public void TryCreate_WhenLongerThanAllowed_ShouldRefuseAndTellTheLength(string text)
    {
        var fit = MessageContent.TryCreate(text, maxLength: 5, out var content, out var problem);

        fit.ShouldBeFalse();
        content.ShouldBeNull();
        problem.ShouldBe("The content must have at most 5 characters, but has 6.");
    }

    [Property(MaxTest = 2000)]
    public Property TryCreate_WhateverTheText_ShouldAcceptExactlyWhatTheRulesSay()
    {
        const int maxLength = 5;
        var pieces = Gen.Elements("a", " ", "\n", "\0", Emoji, "\uFFFD", Emoji[..1], Emoji[1..]);
        var texts = Gen.ListOf(pieces).Select(string.Concat);

        return Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var trimmed = text.Trim();
            var expected = trimmed.Length > 0
                && IsWellFormed(trimmed)
                && !trimmed.Contains('\0', StringComparison.Ordinal)
                && trimmed.EnumerateRunes().Count() <= maxLength;

            var fit = MessageContent.TryCreate(text, maxLength, out var content, out var problem);

            return fit == expected && fit == (problem is null) && string.Equals(content?.Text, fit ? trimmed : null, StringComparison.Ordinal);
        });
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetByteCount(text) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
