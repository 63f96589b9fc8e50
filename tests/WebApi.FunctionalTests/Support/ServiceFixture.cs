using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>
/// Tests against a service of their own, which starts before the first of them and stops after the last. Passwords cost real
/// time here; see <see cref="PeopleFixture"/>.
/// </summary>
public abstract class ServiceFixture
{
    private DataFolder? folder;
    private TestService? service;

    /// <summary>Where the service's files lie.</summary>
    protected DataFolder Folder => folder!;

    /// <summary>The service.</summary>
    protected TestService Service => service!;

    /// <summary>Where the service listens.</summary>
    protected Uri BaseAddress => Service.BaseAddress;

    /// <summary>A client that is not signed in.</summary>
    protected ApiClient Anonymous => Service.Client;

    /// <summary>Settings beside those of every test.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings => [];

    /// <summary>Name of the hosting environment.</summary>
    protected virtual string EnvironmentName => "Development";

    [OneTimeSetUp]
    public void StartService()
    {
        folder = new DataFolder();
        service = TestService.Start(folder, EnvironmentName, Settings, Replace);
    }

    [OneTimeTearDown]
    public async Task StopServiceAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        folder?.Dispose();
    }

    /// <summary>Puts something else in the place of parts of the service, such as its clock.</summary>
    /// <param name="services">The service's parts.</param>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    /// <summary>Makes an account and signs in.</summary>
    /// <param name="userName">Its name; one that nobody has where it is left out.</param>
    protected Task<Person> RegisterAsync(string? userName = null) => Person.RegisterAsync(Service.Client, userName);

    /// <summary>Makes accounts and signs in.</summary>
    /// <param name="count">How many.</param>
    protected async Task<IReadOnlyList<Person>> RegisterManyAsync(int count)
    {
        var people = new List<Person>();
        while (people.Count < count)
        {
            people.Add(await RegisterAsync());
        }

        return people;
    }
}
