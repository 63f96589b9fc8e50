using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Messaging.WebApi.Json;

/// <summary>Says in words for people why the serializer refuses a body.</summary>
internal static class BodyFaults
{
    /// <summary>The name under which faults of the body as a whole stand.</summary>
    public const string WholeBody = "body";

    /// <summary>What is said where there is no body.</summary>
    public const string Missing = "The body is missing; send a JSON object.";

    // An answer must not grow with what a client sends.
    private const int MaxFaults = 10;
    private const int MaxNameLength = 64;

    private static readonly Dictionary<Type, string> Expectations = new()
    {
        [typeof(string)] = "a string",
        [typeof(Guid)] = "a UUID such as 0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e",
        [typeof(bool)] = "true or false",
        [typeof(long)] = "a whole number within 64 bits",
    };

    /// <summary>Looks for what is wrong.</summary>
    /// <param name="body">A body that the serializer refuses.</param>
    /// <param name="contract">What it should have been.</param>
    /// <returns>Texts with the member they belong to: at least one, at most ten.</returns>
    public static IReadOnlyList<(string Member, string Text)> Find(ReadOnlyMemory<byte> body, JsonTypeInfo contract)
    {
        if (body.IsEmpty)
        {
            return [(WholeBody, Missing)];
        }

        try
        {
            if (IsTooDeep(body.Span))
            {
                return [(WholeBody, $"The body is nested deeper than {JsonSettings.MaxDepth} levels.")];
            }

            using var document = JsonDocument.Parse(body);
            return
            [
                .. FaultsOf(document.RootElement, contract)
                    .DefaultIfEmpty((WholeBody, "The body is not what this call expects."))
                    .Take(MaxFaults),
            ];
        }
        catch (JsonException fault)
        {
            return [(WholeBody, $"The body is not well-formed JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.")];
        }
        catch (InvalidOperationException)
        {
            return [(WholeBody, "The body has a member whose name is not well-formed Unicode.")];
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = StrictJsonInputFormatter.MaxBodyBytes });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= JsonSettings.MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(string Member, string Text)> FaultsOf(JsonElement root, JsonTypeInfo contract)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            yield return (WholeBody, "The body must be a JSON object.");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in root.EnumerateObject())
        {
            var member = contract.Properties.FirstOrDefault(property => string.Equals(property.Name, given.Name, StringComparison.Ordinal));
            if (!seen.Add(given.Name))
            {
                yield return (Shorten(given.Name), "The member stands in the body more than once.");
            }
            else if (member is null)
            {
                yield return (Shorten(given.Name), "The request has no member of this name; upper and lower case count.");
            }
            else if (!Fits(given.Value, contract.Options.GetTypeInfo(member.PropertyType)))
            {
                yield return (member.Name, $"The {member.Name} must be {Expectation(given.Value, member.PropertyType)}.");
            }
        }
    }

    private static bool Fits(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Expectation(JsonElement value, Type type) => value.ValueKind == JsonValueKind.String && type == typeof(string)
        ? "well-formed Unicode in UTF-8"
        : Expectations.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type, "of another type");

    private static string Shorten(string name) => name.Length switch
    {
        0 => WholeBody,
        <= MaxNameLength => name,
        _ => $"{name.AsSpan(0, MaxNameLength)}…",
    };
}
