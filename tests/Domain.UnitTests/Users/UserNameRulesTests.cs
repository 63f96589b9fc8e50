using Messaging.Domain.Users;

namespace Messaging.Domain.UnitTests.Users;

internal sealed class UserNameRulesTests
{
    [TestCase("bob")]
    [TestCase("BOB")]
    [TestCase("a.b_c-1")]
    [TestCase("...")]
    [TestCase("-_-")]
    [TestCase("123")]
    [TestCase("abcdefghijklmnopqrstuvwxyz012345")]
    public void IsValid_WhenWellFormed_ShouldBeTrue(string name) => UserNameRules.IsValid(name).ShouldBeTrue();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ab")]
    [TestCase("abcdefghijklmnopqrstuvwxyz0123456")]
    [TestCase("a b")]
    [TestCase(" bob")]
    [TestCase("bob ")]
    [TestCase("bob\n")]
    [TestCase("bob\0")]
    [TestCase("bo/b")]
    [TestCase("b%b")]
    [TestCase("a@b.c")]
    [TestCase("b\u00F6b")]
    [TestCase("\u0430lice", Description = "Cyrillic a")]
    [TestCase("\uFF42\uFF4F\uFF42", Description = "Fullwidth letters")]
    [TestCase("bob\u0661", Description = "Arabic-Indic digit")]
    [TestCase("\u212Aate", Description = "Kelvin sign")]
    public void IsValid_WhenIllFormed_ShouldBeFalse(string? name) => UserNameRules.IsValid(name).ShouldBeFalse();

    [Test]
    public void HasOnlyAllowedCharacters_WhenAskedForEveryCharacter_ShouldAllowExactlyTheListedOnes()
    {
        var allowed = Enumerable.Range(char.MinValue, char.MaxValue + 1)
            .Select(code => (char)code)
            .Where(character => UserNameRules.HasOnlyAllowedCharacters(character.ToString()));

        allowed.ShouldBe(UserNameRules.AllowedCharacters, ignoreOrder: true);
        UserNameRules.AllowedCharacters.Length.ShouldBe(26 + 26 + 10 + 3);
    }

    [TestCase("Alice.B", "ALICE.B")]
    [TestCase("iI", "II")]
    public void Normalize_WhateverTheCase_ShouldBeTheSameUpperCase(string name, string expected) =>
        UserNameRules.Normalize(name).ShouldBe(expected);
}
