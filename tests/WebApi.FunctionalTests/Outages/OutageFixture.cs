namespace Messaging.WebApi.FunctionalTests.Outages;

/// <summary>Tests that harm the server of the database, each fixture with a server of its own and each test with a service of its own.</summary>
internal abstract class OutageFixture
{
    private PostgreSqlServer? server;

    /// <summary>The server.</summary>
    protected PostgreSqlServer Server => server!;

    [OneTimeSetUp]
    public async Task StartServerAsync() => server = await PostgreSqlServer.StartNewAsync();

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Makes a folder with an empty database on the server.</summary>
    protected DataFolder MakeFolder() => new(() => ScratchPostgreSql.MakeOn(Server.ConnectionString));

    /// <summary>Starts a service.</summary>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="connection">What its connection string has beside the address.</param>
    protected static TestService Start(DataFolder folder, string connection = "") => TestService.Start(
        folder,
        settings: [("ConnectionStrings:Messaging", $"{folder.ConnectionString};{connection}")],
        replace: services => services.HashCheaply());
}
