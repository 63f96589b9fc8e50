using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Outages;

/// <summary>
/// A PostgreSQL server of a test's own, which can be killed, stopped for a while and started again. It waits for the disk, as one that
/// people use does. It runs as an ordinary user: as <c>postgres</c> where the tests run as root.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>A role that needs a password: <c>open sesame</c>.</summary>
    public const string Stranger = "stranger";

    /// <summary>A role that may connect and nothing else.</summary>
    public const string Guest = "guest";

    private const string Debian = "/usr/lib/postgresql/15/bin";
    private const string Owner = "postgres";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messaging-postgres-");
    private readonly int port = FreePort();

    private PostgreSqlServer()
    {
    }

    /// <summary>How to reach it, as its superuser.</summary>
    public string ConnectionString =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={Owner};Database=postgres");

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Makes and starts one.</summary>
    public static async Task<PostgreSqlServer> StartNewAsync()
    {
        var server = new PostgreSqlServer();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", Owner, server.folder.FullName);
        }

        await RunAsOwnerAsync("initdb", "-D", server.Data, "-U", Owner, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");

        // Everybody may come in as whoever they say, but for one.
        var access = Path.Combine(server.Data, "pg_hba.conf");
        await File.WriteAllTextAsync(access, $"host all {Stranger} 127.0.0.1/32 scram-sha-256\n" + await File.ReadAllTextAsync(access));
        await server.StartAsync();
        await server.ExecuteAsync($"CREATE ROLE {Stranger} LOGIN PASSWORD 'open sesame'; CREATE ROLE {Guest} LOGIN");
        return server;
    }

    /// <summary>Starts it and waits until it answers, after it has made good what a crash left undone.</summary>
    public Task StartAsync() => RunAsOwnerAsync(
        "pg_ctl",
        "start",
        "-D",
        Data,
        "-w",
        "-s",
        "-l",
        Path.Combine(folder.FullName, "log"),
        "-o",
        string.Create(CultureInfo.InvariantCulture, $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='{folder.FullName}'"));

    /// <summary>Ends it in the way of a crash: nothing is written any more, nobody is told.</summary>
    public Task CrashAsync() => RunAsOwnerAsync("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-s");

    /// <summary>Keeps all of its processes from running: connections stay and can be made, and nobody answers.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets it run again.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Reads one number.</summary>
    /// <param name="sql">The query.</param>
    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs statements.</summary>
    /// <param name="sql">The statements.</param>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Connects as its superuser.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string? database = null)
    {
        var address = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        address.Database = database ?? address.Database;
        var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>What it has logged.</summary>
    public Task<string> ReadLogAsync() => File.ReadAllTextAsync(Path.Combine(folder.FullName, "log"));

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await ThawAsync();
            await CrashAsync();
        }

        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task SignalAsync(string signal)
    {
        var postmaster = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        var children = await File.ReadAllTextAsync($"/proc/{postmaster}/task/{postmaster}/children");
        await RunAsync("kill", $"-{signal}", postmaster);

        // A child may have ended by itself meanwhile.
        await RunAsync("/bin/sh", "-c", $"kill -{signal} {children} || true");
    }

    private static Task RunAsOwnerAsync(string program, params string[] arguments)
    {
        var path = Directory.Exists(Debian) ? Path.Combine(Debian, program) : program;
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", Owner, "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    // The server inherits standard output, so what it writes there must go nowhere: a pipe would stay open as long as it runs.
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program);
    }
}
