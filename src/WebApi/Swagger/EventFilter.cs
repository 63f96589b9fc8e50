using System.Text.Json.Nodes;
using Messaging.Application.Blocks;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.WebApi.Contracts;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Messaging.WebApi.Swagger;

/// <summary>
/// Describes streams beside the pages of the same address, and what an event's data can be. OpenAPI 3.1 knows a stream of events by
/// its media type alone.
/// </summary>
internal sealed class EventFilter : IOperationFilter, ISchemaFilter
{
    private const string Example =
        """
        retry: 2000
        id: 41
        event: ready
        data: {"sequence":42}

        id: 42
        event: block.removed
        data: {"userName":"bob"}


        """;

    private static readonly Type[] DataTypes =
    [
        typeof(MessageResponse), typeof(ReadMarkerResponse), typeof(BlockResponse), typeof(UnblockedUserResponse), typeof(RoomResponse),
        typeof(LeftRoomResponse),
    ];

    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var isOfEvents = context.ApiDescription.SupportedResponseTypes.Any(response => response.Type == typeof(ListResponse<EventResponse>));
        if (!isOfEvents || operation.Responses?["200"] is not OpenApiResponse { Content: { } contents })
        {
            return;
        }

        contents["text/event-stream"] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = JsonValue.Create(Example),
        };
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Last-Event-ID",
            In = ParameterLocation.Header,
            Description = "Those after this sequence, in a stream; counts before `after`. Browsers send it by themselves.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" },
        });
    }

    /// <inheritdoc/>
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(EventResponse) || context.MemberInfo is not null || schema.Properties is not { } members)
        {
            return;
        }

        if (members["type"] is OpenApiSchema type)
        {
            type.Enum = [.. EventTypes.All.Select(name => JsonValue.Create(name))];
        }

        members["data"] = new OpenApiSchema
        {
            Description = members["data"].Description,
            AnyOf = [.. DataTypes.Select(type => context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository))],
        };
    }
}
