using Messaging.Domain.Messages;

namespace Messaging.Domain.UnitTests.Messages;

internal sealed class HistoryCommandTests
{
    [TestCase("last 1", 1)]
    [TestCase("last 100", 100)]
    [TestCase("history 1", 1)]
    [TestCase("history 100", 100)]
    [TestCase("/last 20", 20)]
    [TestCase("/history 20", 20)]
    [TestCase("LAST 5", 5)]
    [TestCase("Last 5", 5)]
    [TestCase("/hIsToRy 5", 5)]
    [TestCase("last 005", 5)]
    [TestCase("last 00000000000000000000000000000100", 100)]
    public void Parse_WhenTheNumberIsInRange_ShouldBeACommandWithIt(string text, int count) =>
        HistoryCommand.Parse(text).ShouldNotBeNull().Count.ShouldBe(count);

    [TestCase("last 0")]
    [TestCase("last 000")]
    [TestCase("last -0")]
    [TestCase("last -1")]
    [TestCase("history -100")]
    [TestCase("last 101")]
    [TestCase("/history 101")]
    [TestCase("last 2147483648")]
    [TestCase("last -2147483649")]
    [TestCase("last 99999999999999999999999999999999999999999")]
    public void Parse_WhenTheNumberIsOutOfRange_ShouldBeACommandWithoutCount(string text) =>
        HistoryCommand.Parse(text).ShouldNotBeNull().Count.ShouldBeNull();

    [TestCase("")]
    [TestCase("last")]
    [TestCase("last ")]
    [TestCase("history")]
    [TestCase("last abc")]
    [TestCase("last 5 messages")]
    [TestCase("the last 5")]
    [TestCase("last  5")]
    [TestCase("last\t5")]
    [TestCase("last\n5")]
    [TestCase("last\u00A05")]
    [TestCase("last5")]
    [TestCase("last 5\n")]
    [TestCase(" last 5")]
    [TestCase("last 5 ")]
    [TestCase("//last 5")]
    [TestCase("/ last 5")]
    [TestCase("\\last 5")]
    [TestCase("last/5")]
    [TestCase("last +5")]
    [TestCase("last --5")]
    [TestCase("last - 5")]
    [TestCase("last -")]
    [TestCase("last 5.0")]
    [TestCase("last 5,0")]
    [TestCase("last 1e1")]
    [TestCase("last 0x5")]
    [TestCase("last 5\0")]
    [TestCase("lasts 5")]
    [TestCase("history5")]
    [TestCase("last history 5")]
    [TestCase("last \u0665", Description = "Arabic-Indic digit five")]
    [TestCase("last \uFF15", Description = "Fullwidth digit five")]
    [TestCase("la\u017Ft 5", Description = "Long s, upper case of which is S")]
    [TestCase("h\u0130story 5", Description = "Capital I with dot")]
    [TestCase("h\u0131story 5", Description = "Dotless i")]
    [TestCase("\uFF4Cast 5", Description = "Fullwidth l")]
    [TestCase("last 5\u200B")]
    public void Parse_WhenItIsNotExactlyACommand_ShouldBeAnOrdinaryText(string text) =>
        HistoryCommand.Parse(text).ShouldBeNull();
}
