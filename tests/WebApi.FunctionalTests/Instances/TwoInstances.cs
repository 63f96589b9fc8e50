namespace Messaging.WebApi.FunctionalTests.Instances;

/// <summary>Two processes of the service on one database, and a proxy in front of them.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    private readonly DataFolder folder = new();
    private readonly int[] ports = [Nginx.FreePort(), Nginx.FreePort()];
    private readonly ServiceProcess[] processes = new ServiceProcess[2];
    private readonly ApiClient[] clients = new ApiClient[2];
    private Nginx? proxy;
    private ApiClient? client;

    private TwoInstances()
    {
    }

    /// <summary>The proxy.</summary>
    public Nginx Proxy => proxy!;

    /// <summary>A client of the proxy.</summary>
    public ApiClient Client => client!;

    /// <summary>The database.</summary>
    public ScratchDatabase Database => folder.Database;

    public static async Task<TwoInstances> StartAsync()
    {
        var instances = new TwoInstances();
        for (var number = 0; number < instances.processes.Length; number++)
        {
            instances.clients[number] = new ApiClient(instances.AddressOf(number));
            await instances.LaunchAsync(number);
        }

        instances.proxy = await Nginx.StartAsync(instances.ports[0], instances.ports[1]);
        instances.client = new ApiClient(instances.proxy.Address);
        return instances;
    }

    /// <summary>Where an instance listens, 0 or 1.</summary>
    public Uri AddressOf(int number) => Nginx.Local(ports[number]);

    /// <summary>A client of an instance.</summary>
    public ApiClient ClientOf(int number) => clients[number];

    /// <summary>Kills an instance.</summary>
    public Task KillAsync(int number) => processes[number].KillAsync();

    /// <summary>Stops an instance as a supervisor does.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(int number) => processes[number].StopAsync();

    /// <summary>Starts an instance and waits until it is ready.</summary>
    public async Task LaunchAsync(int number)
    {
        var url = AddressOf(number).ToString();
        processes[number] = ServiceProcess.Launch(folder, [("Urls", url), ("Shutdown:DrainSeconds", "1"), ("Proxies:Known", "127.0.0.1")]);
        await processes[number].ListenAsync();
        (await clients[number].GetAsync("/health/ready")).ShouldBeOk();
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }

        Array.ForEach(clients, each => each.Dispose());
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }
}
