using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Swagger;

/// <summary>The service's description of itself (OpenAPI 3.1).</summary>
internal sealed class ApiDescription(JsonElement document)
{
    private static readonly HashSet<string> Methods = new(["get", "put", "post", "delete", "patch"], StringComparer.Ordinal);

    public JsonElement Document => document;

    public IReadOnlyList<Operation> Operations =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select Methods.Contains(operation.Name)
               ? new Operation(operation.Name.ToUpperInvariant(), path.Name, operation.Value)
               : throw new InvalidOperationException($"{operation.Name} is no method"),
    ];

    public Operation Find(string method, string path) =>
        Operations.Single(operation => (operation.Method, operation.Path) == (method, path));

    /// <summary>Follows a reference such as <c>#/components/schemas/Message</c>; what is none stands for itself.</summary>
    public JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (parent, name) => parent.GetProperty(name))
        : element;

    /// <summary>Where a value does not fit a schema, as paths with a reason; empty: it fits.</summary>
    public IEnumerable<string> FaultsOf(JsonElement value, JsonElement schema, string at = "$")
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var variants))
        {
            return variants.EnumerateArray().Count(variant => !FaultsOf(value, variant, at).Any()) == 1 ? [] : [$"{at}: {value} is not exactly one of {variants}"];
        }

        if (schema.TryGetProperty("anyOf", out var shapes))
        {
            return shapes.EnumerateArray().Any(shape => !FaultsOf(value, shape, at).Any()) ? [] : [$"{at}: {value} is none of {shapes}"];
        }

        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
        {
            return [$"{at}: {value} is none of {choices}"];
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Any(name => Is(value, name)))
        {
            return [$"{at}: {value} is not {type}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => FaultsOfObject(value, schema, at),
            JsonValueKind.Array => value.EnumerateArray()
                .SelectMany((item, index) => FaultsOf(item, schema.GetProperty("items"), $"{at}[{index.ToString(CultureInfo.InvariantCulture)}]")),
            JsonValueKind.String => FaultsOfText(value, schema, at),
            _ => [],
        };
    }

    private static IEnumerable<string> FaultsOfText(JsonElement value, JsonElement schema, string at)
    {
        var fits = !schema.TryGetProperty("format", out var format) || format.GetString() switch
        {
            "uuid" => value.TryGetGuid(out _),
            "date-time" => value.TryGetDateTime(out var instant) && instant.Kind == DateTimeKind.Utc,
            _ => false,
        };
        return fits ? [] : [$"{at}: {value} is no {format}"];
    }

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Equals(type, "null", StringComparison.Ordinal),
        JsonValueKind.True or JsonValueKind.False => string.Equals(type, "boolean", StringComparison.Ordinal),
        JsonValueKind.Number => string.Equals(type, "integer", StringComparison.Ordinal) && value.TryGetInt64(out _),
        JsonValueKind.String => string.Equals(type, "string", StringComparison.Ordinal),
        JsonValueKind.Array => string.Equals(type, "array", StringComparison.Ordinal),
        _ => string.Equals(type, "object", StringComparison.Ordinal),
    };

    private IEnumerable<string> FaultsOfObject(JsonElement value, JsonElement schema, string at)
    {
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))
            : [];
        foreach (var name in missing)
        {
            yield return $"{at}: {name} is missing";
        }

        foreach (var member in value.EnumerateObject())
        {
            var known = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var declared)
                ? declared
                : schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object ? others : default;
            var faults = known.ValueKind == JsonValueKind.Undefined
                ? [$"{at}: nothing is said of {member.Name}"]
                : FaultsOf(member.Value, known, $"{at}.{member.Name}");
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }
}
