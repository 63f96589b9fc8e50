using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.Messages;

internal sealed class HistoryCommandProperties
{
    private static readonly string[] Words = ["last", "history"];

    [Property]
    public bool Parse_WhateverTheNumber_ShouldBeACommandAndCountFromOneToAHundredAlone(BigInteger number, bool slash, bool history, bool upper)
    {
        var command = HistoryCommand.Parse(Write(number.ToString(CultureInfo.InvariantCulture), slash, history, upper));

        return command == new HistoryCommand(number >= 1 && number <= 100 ? (int)number : null);
    }

    [Test]
    public void Parse_WhenTheNumberIsAnyFromMinus1000To1000_ShouldCountFromOneToAHundredAlone()
    {
        var numbers = Enumerable.Range(-1000, 2001).ToList();

        var counts = numbers.ConvertAll(number => HistoryCommand.Parse(string.Create(CultureInfo.InvariantCulture, $"/History {number}"))!.Count);

        counts.ShouldBe(numbers.Select(number => number is >= 1 and <= 100 ? number : (int?)null));
    }

    [Property]
    public bool Parse_WhateverTheText_ShouldBeACommandExactlyWhenItReadsLikeOne(string? text)
    {
        var given = text ?? string.Empty;

        return (HistoryCommand.Parse(given) is not null) == ReadsLikeACommand(given);
    }

    // Random strings are hardly ever near a command; these are made of its pieces, right and wrong ones.
    [Property(MaxTest = 2000)]
    public Property Parse_WhenTheTextIsMadeOfPiecesOfCommands_ShouldBeACommandExactlyWhenItReadsLikeOne()
    {
        var texts =
            from start in Gen.Elements("", "", "/", "//", " ")
            from word in Gen.Elements("last", "LAST", "history", "History", "lasts", "l\u0430st")
            from space in Gen.Elements(" ", " ", " ", "", "  ", "\n")
            from sign in Gen.Elements("", "", "-", "+", "--")
            from number in Gen.Elements("5", "100", "101", "0", "007", "99999999999", "", "x", "\u0665")
            from end in Gen.Elements("", "", "", " ", "\n", ".", "\0")
            select start + word + space + sign + number + end;

        return Prop.ForAll(texts.ToArbitrary(), text => (HistoryCommand.Parse(text) is not null) == ReadsLikeACommand(text));
    }

    private static string Write(string number, bool slash, bool history, bool upper)
    {
        var word = Words[history ? 1 : 0];
        return (slash ? "/" : string.Empty) + (upper ? word.ToUpperInvariant() : word) + " " + number;
    }

    /// <summary>The rule once more, in steps and without a pattern.</summary>
    private static bool ReadsLikeACommand(string text)
    {
        var rest = text.StartsWith('/') ? text[1..] : text;
        var word = Array.Find(Words, word => rest.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            return false;
        }

        var number = rest[(word.Length + 1)..];
        var digits = number.StartsWith('-') ? number[1..] : number;
        return digits.Length > 0 && digits.All(char.IsAsciiDigit);
    }
}
