using System.Text;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.RandomRequests;

/// <summary>Makes requests of what the description says: some as they should be, most with a few things bent.</summary>
internal sealed class RequestMaker(ApiDescription api, Things things, Random random)
{
    private const int LargestText = 70_000;

    // As JSON, since not all of it can be held by a JSON library.
    private static readonly string[] OddJson =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "2147483648", "9223372036854775808", "\"\"", "\" \"", "\"0\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"",
        "\"\\ud83d\\ude00\"", "\"\\u202e\\u200b\\ufeff\"", "\"a'; DROP TABLE Users; --\"", "\"%s%n{0}$(id)\"", "\"../../etc/passwd\"", "\"2026-02-30\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"last 99999999999999999999\"", "{}", "[]", "[null]", "[[]]", "[1,\"x\",{}]", """{"a":{"b":[]}}""",
    ];

    private static readonly string[] OddTexts =
    [
        string.Empty, " ", "0", "-1", "101", "1.5", "99999999999999999999", "true", "TRUE", "null", "none", "a", "a'; --", "%00", "%s{0}", "*", "_%",
        "2026-02-30", "2026-03-30T25:00:00Z", "2026-03-30T12:00:00", "9999-12-31T23:59:59.9999999Z", "\uD83D\uDE00", "\u202E\u200B", "\u0130\u017F\u212A",
        "a\r\nb", "\u001B[31m", "00000000-0000-0000-0000-000000000000", "{}", "[]",
    ];

    private static readonly string[] OddBodies =
    [
        string.Empty, " ", "{", "}", "null", "[]", "\"text\"", "1", "{\"\":1}", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":\"\\x\"}", "{/**/}", "\uFEFF{}", "{'a':1}",
    ];

    private static readonly string[] OddMediaTypes =
        ["", "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "multipart/form-data", "nonsense", "*/*"];

    /// <summary>Makes one of any operation.</summary>
    public RandomRequest Next() => Next(api.Operations[random.Next(api.Operations.Count)]);

    private RandomRequest Next(Operation operation)
    {
        // A third is meant to succeed.
        var isBent = random.Next(3) > 0;
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        foreach (var parameter in operation.Parameters)
        {
            var name = parameter.Text("name");
            switch (parameter.Text("in"))
            {
                case "path":
                    path = path.Replace($"{{{name}}}", PathText(NameInPath(path, name), parameter, isBent), StringComparison.Ordinal);
                    break;
                case "query" when IsRequired(parameter) ? !OneIn(20, isBent) : random.Next(isBent ? 4 : 12) == 0:
                    query.AddRange(QueryOf(name, parameter, isBent));
                    break;
                case "header" when random.Next(3) == 0:
                    headers.Add((name, HeaderText(name, parameter, isBent)));
                    break;
            }
        }

        if (OneIn(30, isBent))
        {
            query.Add("unknown=parameter");
        }

        var address = query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        var body = operation.Body is { } described ? BodyOf(described, isBent) : null;
        var mediaType = OneIn(25, isBent) ? AnyOf(OddMediaTypes) : "application/json";
        return new RandomRequest(operation, address, headers, body, mediaType);
    }

    private static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    // An id is one of those after which it stands: conversations/{id}.
    private static string NameInPath(string path, string name) =>
        string.Equals(name, "id", StringComparison.Ordinal) ? path[..path.IndexOf("/{id}", StringComparison.Ordinal)].Split('/')[^1] : name;

    private static string TypeOf(JsonElement schema)
    {
        var type = schema.GetProperty("type");
        return type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : type.EnumerateArray().Select(name => name.GetString()!).First(name => !string.Equals(name, "null", StringComparison.Ordinal));
    }

    private static string Pair(string name, string value) => $"\"{name}\":{value}";

    private static string InAnotherCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private bool OneIn(int chances, bool isBent) => isBent && random.Next(chances) == 0;

    private string AnyOf(string[] values) => values[random.Next(values.Length)];

    private string ParameterText(string name, JsonElement parameter, bool isBent)
    {
        var schema = api.Resolve(parameter.GetProperty("schema"));
        return OneIn(3, isBent) ? AnyOf(OddTexts) : things.Fitting(name, schema, TypeOf(schema));
    }

    // Another number of segments would be another address.
    private string PathText(string name, JsonElement parameter, bool isBent)
    {
        var text = ParameterText(name, parameter, isBent);
        return text.Length == 0 ? "-" : Uri.EscapeDataString(text);
    }

    private IEnumerable<string> QueryOf(string name, JsonElement parameter, bool isBent)
    {
        var written = OneIn(20, isBent) ? InAnotherCase(name) : name;
        for (var times = OneIn(20, isBent) ? 2 : 1; times > 0; times--)
        {
            var text = OneIn(60, isBent) ? new string('x', random.Next(3_000)) : ParameterText(name, parameter, isBent);
            yield return $"{written}={Uri.EscapeDataString(text)}";
        }
    }

    private string HeaderText(string name, JsonElement parameter, bool isBent) =>
        string.Concat(ParameterText(name, parameter, isBent).Where(character => character is >= ' ' and <= '~'));

    private byte[]? BodyOf(JsonElement body, bool isBent)
    {
        if (OneIn(30, isBent))
        {
            return random.Next(3) == 0 ? null : Encoding.UTF8.GetBytes(AnyOf(OddBodies));
        }

        var schema = api.Resolve(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        var bytes = Encoding.UTF8.GetBytes(JsonFor("body", schema, isBent));
        if (OneIn(30, isBent))
        {
            // Anything, also what is no UTF-8.
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return OneIn(30, isBent) ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private string JsonFor(string name, JsonElement schema, bool isBent)
    {
        if (OneIn(6, isBent))
        {
            return OneIn(6, isBent) ? LongJson() : AnyOf(OddJson);
        }

        schema = api.Resolve(schema);
        return TypeOf(schema) switch
        {
            "object" => ObjectFor(schema, isBent),
            "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => JsonFor(name, schema.GetProperty("items"), isBent)))}]",
            "string" => JsonSerializer.Serialize(things.Fitting(name, schema, "string")),
            var type => things.Fitting(name, schema, type),
        };
    }

    private string ObjectFor(JsonElement schema, bool isBent)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];
        var pairs = new List<string>();
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            var isWritten = required.Contains(member.Name, StringComparer.Ordinal) ? !OneIn(12, isBent) : random.Next(3) == 0;
            for (var times = OneIn(30, isBent) ? 2 : 1; isWritten && times > 0; times--)
            {
                pairs.Add(Pair(OneIn(30, isBent) ? InAnotherCase(member.Name) : member.Name, JsonFor(member.Name, member.Value, isBent)));
            }
        }

        if (OneIn(20, isBent))
        {
            pairs.Insert(random.Next(pairs.Count + 1), Pair(AnyOf(["surplus", "isAdmin", "roles", "id", "$type", "__proto__"]), AnyOf(OddJson)));
        }

        return $"{{{string.Join(',', pairs)}}}";
    }

    private string LongJson() => random.Next(3) switch
    {
        0 => JsonSerializer.Serialize(new string('x', random.Next(LargestText))),
        1 => JsonSerializer.Serialize(string.Concat(Enumerable.Repeat("\uD83D\uDE00", random.Next(8_100)))),
        _ => new string('[', 40) + new string(']', 40),
    };
}
