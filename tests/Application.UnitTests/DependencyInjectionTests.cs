using AutoMapper;
using FluentValidation;
using MediatR;
using Messaging.Application.Authentication;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Messaging.Application.UnitTests;

/// <summary>The container as the service builds it, with mocked ports behind it.</summary>
internal sealed class DependencyInjectionTests
{
    private static readonly Type[] Types = typeof(DependencyInjection).Assembly.GetTypes();

    private readonly Mock<IUserReader> users = new();
    private ServiceProvider provider = null!;

    [SetUp]
    public void SetUp()
    {
        var services = new ServiceCollection().AddLogging().AddMetrics().AddApplication(autoMapperLicenseKey: null);
        services.AddSingleton(new PasswordSettings(MinimumLength: 8));
        services.AddSingleton(new MessageSettings(MaxLength: 8000));
        services.AddSingleton(new RoomSettings(MaxMembers: 256));
        services.AddSingleton(Samples.Lifetime);
        services.AddSingleton<TimeProvider>(new StoppedClock());
        foreach (var port in Types.Where(type => type is { IsInterface: true, IsPublic: true }))
        {
            services.AddSingleton(port, ((Mock)Activator.CreateInstance(typeof(Mock<>).MakeGenericType(port))!).Object);
        }

        services.AddSingleton(users.Object);
        services.AddSingleton<Messaging.Application.Common.Ports.ICurrentUser>(new SignedIn());
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    [TearDown]
    public void TearDown() => provider.Dispose();

    [TestCaseSource(nameof(Requests))]
    public void AddApplication_WhenARequestComes_ShouldHaveItsHandler(Type request)
    {
        using var scope = provider.CreateScope();
        var contract = typeof(IRequestHandler<,>).MakeGenericType(request, ResponseOf(request));

        var handlers = scope.ServiceProvider.GetServices(contract);

        handlers.ShouldHaveSingleItem().ShouldNotBeNull().GetType().Name.ShouldBe($"{request.Name}Handler");
    }

    [TestCaseSource(nameof(Validated))]
    public void AddApplication_WhenARequestHasAValidator_ShouldFindIt(Type request)
    {
        var validators = provider.GetServices(typeof(IValidator<>).MakeGenericType(request));

        validators.ShouldHaveSingleItem().ShouldNotBeNull().GetType().Name.ShouldBe($"{request.Name}Validator");
    }

    [Test]
    public async Task Send_WhenTheRequestIsFit_ShouldReachItsHandler()
    {
        users.Setup(reader => reader.FindAsync(Samples.Alice.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Samples.User(Samples.Alice));
        using var scope = provider.CreateScope();

        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetMe());

        result.Value.UserName.ShouldBe("alice");
    }

    [Test]
    public async Task Send_WhenTheRequestIsUnfit_ShouldBeRefusedBeforeItsHandler()
    {
        using var scope = provider.CreateScope();

        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Login(UserName: null, Password: null));

        result.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Members.ShouldNotBeNull().Keys.Order(StringComparer.Ordinal).ShouldBe(["password", "userName"]);
    }

    [Test]
    public void Maps_WhenBuilt_ShouldBeComplete() =>
        Should.NotThrow(() => provider.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid());

    [Test]
    public void Maps_WhenCompiled_ShouldCompile() =>
        Should.NotThrow(() => provider.GetRequiredService<IMapper>().ConfigurationProvider.CompileMappings());

    private static IEnumerable<Type> Requests() =>
        Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest)));

    private static IEnumerable<Type> Validated() =>
        from type in Types
        where !type.IsAbstract && type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(AbstractValidator<>)
        select type.BaseType!.GetGenericArguments()[0];

    private static Type ResponseOf(Type request) =>
        request.GetInterfaces().Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
}
