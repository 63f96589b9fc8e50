using Messaging.Application.Authentication;

namespace Messaging.Application.UnitTests.Authentication;

internal sealed class PasswordRulesTests
{
    private const string TooCommon = "must not be one of the most common passwords, nor one of them with digits or signs after it";

    private static readonly PasswordSettings Settings = new(MinimumLength: 8);

    [TestCase("password")]
    [TestCase("PassWord")]
    [TestCase("12345678")]
    [TestCase("iloveyou!")]
    [TestCase("xxxxxxxx")]
    [TestCase("dragon2026")]
    [TestCase("Dragon!!")]
    [TestCase("monkey-1-2-3")]
    [TestCase("letmein 2026!")]
    [TestCase("123456789012345")]
    public void Faults_WhenThePasswordIsCommon_ShouldSaySo(string password) => FaultsOf(password).ShouldBe([TooCommon]);

    [TestCase("correct horse battery")]
    [TestCase("dragon harbour")]
    [TestCase("2026dragon")]
    [TestCase("dragonfly-net")]
    [TestCase("p\u00E5ssword")]
    [TestCase("1827364590")]
    [TestCase("a-7293-5518")]
    public void Faults_WhenThePasswordIsNotCommon_ShouldSayNothing(string password) => FaultsOf(password).ShouldBeEmpty();

    [Test]
    public void CommonPasswords_WhenRead_ShouldBeTheWholeList()
    {
        var list = ReadList();

        list.Count.ShouldBe(3545);
        list.ShouldAllBe(password => CommonPasswords.Include(password));
        list.Where(password => password.Length >= 3).ShouldAllBe(password => CommonPasswords.Include(password.ToUpperInvariant() + "1!"));
    }

    [TestCase(7, "must have 8 to 128 characters")]
    [TestCase(8, null)]
    [TestCase(128, null)]
    [TestCase(129, "must have 8 to 128 characters")]
    [TestCase(100_000, "must have 8 to 128 characters")]
    public void Faults_WhateverTheLength_ShouldCountCodePoints(int length, string? fault)
    {
        // Each of these takes two UTF-16 units and four bytes.
        var password = string.Concat(Enumerable.Repeat("\U0001F511", length));

        FaultsOf(password).ShouldBe(fault is null ? [] : [fault]);
        PasswordRules.CanBeHashed(password).ShouldBe(length <= 128);
    }

    [TestCase("        ")]
    [TestCase("correct horse\0battery")]
    public void Faults_WhenThePasswordIsBlankOrHoldsNul_ShouldSaySo(string password) =>
        FaultsOf(password).ShouldBe(["must not be blank and must not hold the character NUL"]);

    [Test]
    public void Faults_WhenTheSettingAsksForMore_ShouldAskForIt() =>
        PasswordRules.Faults("fourteen chars", userName: null, new PasswordSettings(MinimumLength: 15))
            .ShouldBe(["must have 15 to 128 characters"]);

    [TestCase("alice", "in wonderland, ALICE", true)]
    [TestCase("a.b", "oa.bo harbour", true)]
    [TestCase("alice", "al-ice harbour", false)]
    [TestCase("", "correct horse battery", false)]
    [TestCase(null, "correct horse battery", false)]
    public void Faults_WhenThePasswordHoldsTheUserName_ShouldSaySo(string? userName, string password, bool isFault) =>
        PasswordRules.Faults(password, userName, Settings).ShouldBe(isFault ? ["must not contain the user name"] : []);

    [Test]
    public void Faults_WhenThePasswordHoldsTheNameOfTheService_ShouldSaySo() =>
        FaultsOf("team-Messaging-7731").ShouldBe(["must not contain the name of this service"]);

    private static IEnumerable<string> FaultsOf(string password) => PasswordRules.Faults(password, "bob", Settings);

    private static List<string> ReadList()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt").ShouldNotBeNull());
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
