using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>The service as it is delivered, inside this process: its own entry point, real Kestrel on a free port, a real SQLite file.</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> factory;

    private TestService(WebApplicationFactory<Program> factory, Uri baseAddress)
    {
        this.factory = factory;
        BaseAddress = baseAddress;
        Client = new ApiClient(baseAddress);
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; }

    /// <summary>A client that is not signed in.</summary>
    public ApiClient Client { get; }

    /// <summary>What the service itself is made of.</summary>
    public IServiceProvider Services => factory.Services;

    /// <summary>Starts the service on a folder; one that holds a database already goes on with it.</summary>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="environment">Name of the hosting environment.</param>
    /// <param name="settings">Settings beside those of every test.</param>
    /// <param name="replace">Puts something else in the place of parts of the service, such as its clock.</param>
    public static TestService Start(
        DataFolder folder,
        string environment = "Development",
        IEnumerable<(string Name, string Value)>? settings = null,
        Action<IServiceCollection>? replace = null)
    {
        var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment(environment);
            foreach (var (name, value) in folder.Settings.Concat(settings ?? []))
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureTestServices(replace ?? (_ => { }));
        });
        host.UseKestrel();
        host.StartServer();
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new TestService(host, new Uri(addresses.Addresses.Single()));
    }

    /// <summary>Stops the service as a stop of the process would.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
