using Messaging.WebApi.Binding;
using Messaging.WebApi.Json;
using Messaging.WebApi.Problems;
using Messaging.WebApi.Security;
using Messaging.WebApi.Swagger;
using Microsoft.OpenApi;

namespace Messaging.WebApi;

/// <summary>Registers and maps the REST API: controllers, JSON, problem details and the API's description.</summary>
internal static class ApiExtensions
{
    /// <summary>Registers the API.</summary>
    /// <param name="services">Where to.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddControllers().AddJsonOptions(options => JsonSettings.Apply(options.JsonSerializerOptions));
        services.ConfigureOptions<MvcSetup>();
        services.AddExceptionHandler<UnexpectedExceptionHandler>();
        services.AddSwaggerGen();
        services.ConfigureOptions<SwaggerSetup>();
        return services;
    }

    /// <summary>Makes every error of what follows problem details; belongs first in the pipeline.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns><paramref name="app"/>.</returns>
    // The registered IExceptionHandler answers; the framework insists on options all the same.
    public static IApplicationBuilder UseApiErrors(this IApplicationBuilder app) => app
        .UseExceptionHandler(_ => { })
        .UseStatusCodePages(context => ProblemWriter.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));

    /// <summary>Maps the controllers under <c>/api/v1</c> and the description under <c>/swagger</c>.</summary>
    /// <param name="app">The application.</param>
    /// <returns><paramref name="app"/>.</returns>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapSwagger(setupAction: options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1)
            .WithMetadata(new RateLimitedAttribute(RateLimits.Description))
            .AllowAnonymous();
        app.UseSwaggerUI(options =>
        {
            options.DocumentTitle = "Messaging";
            options.SwaggerEndpoint($"{SwaggerSetup.Document}/swagger.json", "Messaging v1");
            options.EnableTryItOutByDefault();
            options.DisplayRequestDuration();
        });
        app.MapControllers();
        return app;
    }
}
