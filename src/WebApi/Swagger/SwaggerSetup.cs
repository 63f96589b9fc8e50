using Messaging.Application;
using Messaging.Domain.Common;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>How the API is described (OpenAPI 3.1).</summary>
internal sealed class SwaggerSetup : IConfigureOptions<SwaggerGenOptions>
{
    /// <summary>Name of the description, a part of its address.</summary>
    public const string Document = "v1";

    /// <summary>Name of the security scheme.</summary>
    public const string Bearer = "Bearer";

    /// <inheritdoc/>
    public void Configure(SwaggerGenOptions options)
    {
        options.SwaggerDoc(Document, new OpenApiInfo
        {
            Title = "Messaging",
            Version = Document,
            Description = "Messages between people: accounts, conversations, rooms, history, blocks and activity. "
                + "Register or sign in, copy `accessToken` from the answer, press Authorize and paste it. "
                + "Every error is `application/problem+json` with a stable `code`. "
                + "Lists answer `items` with ready-made links `next` and `previous`.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        });
        options.AddServer(new OpenApiServer { Url = "/", Description = "This service." });
        options.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `accessToken` of the answer to registering, signing in or refreshing.",
        });
        options.SupportNonNullableReferenceTypes();
        options.CustomSchemaIds(SchemaNames.Of);
        options.CustomOperationIds(api => api.ActionDescriptor.RouteValues["action"]);
        foreach (var assembly in new[] { typeof(Error).Assembly, typeof(DependencyInjection).Assembly, typeof(SwaggerSetup).Assembly })
        {
            options.IncludeXmlComments(assembly, includeControllerXmlComments: true);
        }

        options.SchemaFilter<SchemaFilter>();
        options.SchemaFilter<EventFilter>();
        options.ParameterFilter<QueryFilter>();
        options.RequestBodyFilter<BodyFilter>();
        options.OperationFilter<EventFilter>();
        options.OperationFilter<SecurityFilter>();
        options.OperationFilter<ProblemFilter>();
    }
}
