using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Messaging.Domain.Activity;
using Messaging.Domain.Conversations;

namespace Messaging.WebApi.Json;

/// <summary>How the API reads and writes JSON.</summary>
internal static class JsonSettings
{
    /// <summary>Most levels of nesting.</summary>
    public const int MaxDepth = 32;

    /// <summary>Makes JSON strict: nothing that a client sends is ignored, guessed or converted.</summary>
    /// <param name="options">The options, as the framework has made them.</param>
    public static void Apply(JsonSerializerOptions options)
    {
        options.MaxDepth = MaxDepth;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.ReadCommentHandling = JsonCommentHandling.Disallow;
        options.AllowTrailingCommas = false;
        options.Converters.Add(new JsonStringEnumConverter<ConversationKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<ActivityType>(namingPolicy: null, allowIntegerValues: false));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LetMembersBeMissing).WithAddedModifier(PutBaseFirst);
    }

    // A required member documents what a client must send. That it is missing is said by the request's validator,
    // together with all else that is wrong, and not by the serializer, which stops at the first fault.
    private static void LetMembersBeMissing(JsonTypeInfo contract)
    {
        foreach (var member in contract.Properties)
        {
            member.IsRequired = false;
        }
    }

    // An account reads like any user and goes on from there.
    private static void PutBaseFirst(JsonTypeInfo contract)
    {
        foreach (var member in contract.Properties)
        {
            member.Order = DepthOf(member.DeclaringType);
        }
    }

    private static int DepthOf(Type type) => type.BaseType is { } parent ? DepthOf(parent) + 1 : 0;
}
