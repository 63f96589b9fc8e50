using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.RandomRequests;

/// <summary>What real requests are made of: values that the service knows, by the name of the member or parameter that takes them.</summary>
internal sealed class Things
{
    private const int Kept = 8;

    private static readonly string[] Texts = ["Lunch at noon?", "last 3", "/history 100", "last 0", "LAST 101", "last abc", "\uD83D\uDE00 \u00E4\u6F22", "  x  "];
    private static readonly string[] Times = ["2026-03-30", "2026-03-30T12:00:00Z", "2020-01-01T00:00:00+02:00", "9999-12-31", "0001-01-01"];

    private readonly Random random;
    private readonly string prefix;
    private readonly Queue<string> names = new(["lobby"]);
    private readonly Queue<string> ids = [];
    private readonly Queue<string> conversationIds = [];
    private readonly Queue<string> cursors = [];
    private readonly Queue<string> refreshTokens = [];
    private readonly Dictionary<string, Func<string>> byName;
    private int newNames;

    /// <summary>Begins with nothing of the service's.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="prefix">How all new names begin.</param>
    public Things(Random random, string prefix)
    {
        this.random = random;
        this.prefix = prefix;
        byName = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["userName"] = NameOrNewOne,
            ["name"] = NameOrNewOne,
            ["recipient"] = () => Any(names),
            ["with"] = () => Any(names),
            ["user"] = () => Any(names),
            ["search"] = () => Any(names)[..3],
            ["password"] = Password,
            ["currentPassword"] = Password,
            ["newPassword"] = Password,
            ["email"] = () => "somebody@example.org",
            ["displayName"] = () => "Some Body",
            ["title"] = () => "Some Title",
            ["roles"] = () => "Administrator",
            ["refreshToken"] = () => Any(refreshTokens),
            ["cursor"] = () => Any(cursors),
            ["content"] = () => Any(Texts),
            ["from"] = () => Any(Times),
            ["to"] = () => Any(Times),
            ["conversations"] = () => Any(conversationIds),
            ["sequence"] = () => "1",
            ["Idempotency-Key"] = () => Any(ids),
            ["Last-Event-ID"] = () => Number(10),
        };
    }

    /// <summary>A new name, which nobody has.</summary>
    public string NewName() => $"{prefix}{(newNames++).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Takes up a person, who has names and tokens.</summary>
    public void Add(Person person)
    {
        Keep(names, person.UserName);
        Keep(refreshTokens, person.RefreshToken);
    }

    /// <summary>Takes up the ids and cursors in an answer.</summary>
    public void Learn(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in answer.EnumerateArray())
            {
                Learn(item);
            }
        }
        else if (answer.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in answer.EnumerateObject())
            {
                LearnMember(member);
            }
        }
    }

    /// <summary>A whole number from 0 on.</summary>
    public string Number(int below) => random.Next(below).ToString(CultureInfo.InvariantCulture);

    /// <summary>A value that fits a schema, as text.</summary>
    /// <param name="name">Name of the member or parameter; of an id in a path, what the ids of those are called there.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="type">Its type, null apart.</param>
    public string Fitting(string name, JsonElement schema, string type)
    {
        if (schema.TryGetProperty("enum", out var choices))
        {
            return choices[random.Next(choices.GetArrayLength())].GetString()!;
        }

        return type switch
        {
            "integer" when byName.TryGetValue(name, out var make) => make(),
            "integer" => (1 + random.Next(100)).ToString(CultureInfo.InvariantCulture),
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            _ => TextFor(name, schema.TryGetProperty("format", out var format) ? format.GetString()! : string.Empty),
        };
    }

    private string TextFor(string name, string format) => (format, byName.GetValueOrDefault(name)) switch
    {
        (_, { } make) => make(),
        ("uuid", _) => Any(ids),
        ("date", _) => Times[0],
        _ => Any(Texts),
    };

    private void LearnMember(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.String)
        {
            Learn(member.Value);
        }
        else if (member.Value.TryGetGuid(out _))
        {
            Keep(member.NameEquals("conversationId") ? conversationIds : ids, member.Value.GetString()!);
        }
        else if (member.NameEquals("name"))
        {
            Keep(names, member.Value.GetString()!);
        }
        else if (member.Value.GetString()!.Split("cursor=") is [_, var cursor])
        {
            Keep(cursors, Uri.UnescapeDataString(cursor.Split('&')[0]));
        }
    }

    private static void Keep(Queue<string> values, string value)
    {
        values.Enqueue(value);
        if (values.Count > Kept)
        {
            values.Dequeue();
        }
    }

    private string Any(IReadOnlyCollection<string> values) => values.Count == 0 ? "none" : values.ElementAt(random.Next(values.Count));

    private string NameOrNewOne() => random.Next(4) == 0 ? NewName() : Any(names);

    private string Password() => random.Next(5) == 0 ? "staple candle harbour" : Person.CommonPassword;
}
