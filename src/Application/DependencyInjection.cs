using FluentValidation;
using MediatR;
using Messaging.Application.Administration;
using Messaging.Application.Authentication;
using Messaging.Application.Common.Behaviours;
using Messaging.Application.Common.Paging;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Application;

/// <summary>Registers the Application layer. The only place that knows how MediatR finds things.</summary>
public static class DependencyInjection
{
    /// <summary>Registers handlers, validators, maps and the pipeline.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="autoMapperLicenseKey">Licence key of AutoMapper, or null: it works the same and says so in the log.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddApplication(this IServiceCollection services, string? autoMapperLicenseKey)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        AddMetrics(services);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        AddHandlers(services);
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(DependencyInjection).Assembly, includeInternalTypes: true))
        {
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        services.AddAutoMapper(configuration => configuration.LicenseKey = autoMapperLicenseKey, typeof(DependencyInjection).Assembly);
        services.AddScoped<SessionStarter>();
        services.AddScoped<AdministratorCheck>();
        services.AddScoped<AccountKeeper>();
        services.AddScoped<MessagePoster>();
        services.AddScoped<RoomDoor>();
        services.AddScoped<CommandAnswerer>();
        services.AddScoped<HistoryPager>();
        services.AddScoped<RoomListener>();
        services.AddSingleton<Pager>();
        return services;
    }

    // In front of the validation, so that what it refuses is counted too; other requests do not pass here at all.
    private static void AddMetrics(IServiceCollection services)
    {
        services.AddSingleton<SendMetrics>();
        services.AddScoped<IPipelineBehavior<SendMessage, Result<SendOutcome>>, SendMetricsBehaviour<SendMessage>>();
        services.AddScoped<IPipelineBehavior<PostMessage, Result<SendOutcome>>, SendMetricsBehaviour<PostMessage>>();
        services.AddSingleton<SignInMetrics>();
        services.AddScoped<IPipelineBehavior<Login, Result<AuthenticationResult>>, SignInMetricsBehaviour>();
    }

    private static void AddHandlers(IServiceCollection services)
    {
        var handlers =
            from type in typeof(DependencyInjection).Assembly.GetTypes()
            where type is { IsClass: true, IsAbstract: false }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            select (Contract: contract, Type: type);
        foreach (var (contract, type) in handlers)
        {
            services.AddScoped(contract, type);
        }
    }
}
