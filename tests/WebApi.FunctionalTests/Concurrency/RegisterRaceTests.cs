namespace Messaging.WebApi.FunctionalTests.Concurrency;

/// <summary>Many want one name at once, in every case and in writings that only look the same.</summary>
internal sealed class RegisterRaceTests : PeopleFixture
{
    private const int Rounds = 20;
    private const string Stem = "kiss-ibis";

    // Each stands for one name that people, or a careless comparison, could take for the stem.
    private static readonly string[] LookAlikes =
    [
        "\u212Aiss-ibis", // Kelvin sign, whose lower case is k
        "ki\u017F\u017F-ibis", // long s, whose upper case is S
        "kiss-\u0131bis", // dotless i, whose upper case is I
        "k\u0130ss-ibis", // I with a dot, whose lower case begins with i
        "\uFF4Biss-ibis", // full-width k
        "\uFF2B\uFF29\uFF33\uFF33\uFF0D\uFF29\uFF22\uFF29\uFF33", // all full-width
        "kiss\u2010ibis", // hyphen
        "kiss\u00ADibis", // soft hyphen
        "kiss-ibis\u0301", // combining acute
        "ki\u0307ss-ibis", // combining dot
        "kiss-\u200Bibis", // zero-width space
        "kiss-\u200Dibis", // zero-width joiner
        "\uFEFFkiss-ibis", // byte order mark
        "\u202Ekiss-ibis", // right-to-left override
        "\u043Aiss-ibis", // Cyrillic ka
        "kiss-\u0456bis", // Ukrainian i
        "ki\u00DF-ibis", // sharp s, whose upper case is SS
        "\uD835\uDC24iss-ibis", // mathematical bold k
        "\u24DAiss-ibis", // circled k
        "kiss-ibis ",
        "\u00A0kiss-ibis",
        "kiss-ibis\0",
    ];

    [Test]
    public async Task Register_WhenOneNameIsWantedInManyWritings_ShouldMakeExactlyOneAccount()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var suffix = (char)('a' + round);
            var sameNames = Enumerable.Range(0, 12).Select(number => InCase(Stem + suffix, number)).ToList();
            var oddNames = LookAlikes.Select(name => name + suffix).ToList();
            var names = sameNames.Concat(oddNames).ToArray();
            new Random(round).Shuffle(names);

            var replies = await Task.WhenAll(names.Select(AttemptAsync));

            var byName = names.Zip(replies).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            foreach (var name in oddNames)
            {
                byName[name].ShouldBeInvalid("userName");
            }

            var winner = sameNames.Where(name => byName[name].Status == HttpStatusCode.Created).ShouldHaveSingleItem();
            foreach (var loser in sameNames.Where(name => !string.Equals(name, winner, StringComparison.Ordinal)))
            {
                byName[loser].ShouldBeProblem(HttpStatusCode.Conflict, "users.name_taken");
            }

            await ShouldBeTheOnlyOneAsync(winner, Anonymous.As(byName[winner].Json.Text("accessToken")), Stem + suffix);
        }
    }

    private static async Task ShouldBeTheOnlyOneAsync(string winner, ApiClient account, string name)
    {
        (await account.GetAsync($"users/{name}")).ShouldBeOk().Text("userName").ShouldBe(winner);
        (await account.GetAsync($"users?search={name}&count=true")).ShouldBeOk().Number("count").ShouldBe(1);
    }

    // The bits of the number choose which letters are capitals.
    private static string InCase(string name, int number) =>
        string.Concat(name.Select((letter, index) => (number >> index & 1) == 1 ? char.ToUpperInvariant(letter) : letter));

    private Task<Reply> AttemptAsync(string name) =>
        Anonymous.PostAsync("auth/register", new { userName = name, password = Person.CommonPassword });
}
