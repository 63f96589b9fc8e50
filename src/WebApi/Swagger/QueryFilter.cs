using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Activity;
using Messaging.Domain.Users;
using Messaging.WebApi.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>
/// Tells what query parameters are called and what they hold; they are bound to properties that are texts, so that validators can say
/// what is wrong with them.
/// </summary>
internal sealed class QueryFilter : IParameterFilter
{
    private const string Search = "search";
    private const int LeastOfSearch = 2;

    private static readonly Dictionary<string, Func<OpenApiSchema>> Schemas = new(StringComparer.Ordinal)
    {
        ["limit"] = () => Number(least: 1, most: PageQuery.MaxLimit, standard: PageQuery.DefaultLimit),
        ["last"] = () => Number(least: 1, most: PageQuery.MaxLimit),
        ["before"] = () => Number(least: 0),
        ["after"] = () => Number(least: 0),
        ["count"] = () => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false },
        ["date"] = () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        ["direction"] = () => Choice(["all", "sent", "received"], standard: "all"),
        [Search] = () => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = UserNameRules.MaxLength },
        ["type"] = () => Choice(Enum.GetNames<ActivityType>()),
    };

    /// <inheritdoc/>
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter { In: ParameterLocation.Query, Name: { } property } query)
        {
            return;
        }

        query.Name = JsonNamingPolicy.CamelCase.ConvertName(property);
        if (Schemas.TryGetValue(query.Name, out var make))
        {
            var schema = make();
            query.Schema = schema;

            // The one that its call cannot do without; administrators may list all.
            if (query.Name is Search && context.ParameterInfo?.Member.DeclaringType != typeof(AdministrationController))
            {
                query.Required = true;
                schema.MinLength = LeastOfSearch;
            }
        }
    }

    private static OpenApiSchema Number(int least, int? most = null, int? standard = null) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = most is null ? "int64" : "int32",
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most?.ToString(CultureInfo.InvariantCulture),
        Default = standard,
    };

    private static OpenApiSchema Choice(IEnumerable<string> names, string? standard = null) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. names.Select(name => JsonValue.Create(name))],
        Default = standard,
    };
}
