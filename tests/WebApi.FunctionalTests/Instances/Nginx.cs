using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Messaging.WebApi.FunctionalTests.Instances;

/// <summary>
/// A real nginx in front of two instances, with the configuration that comes with the service: other ports, no TLS, and all of its files in
/// a folder of its own.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messaging-nginx-");
    private readonly Process process;

    private Nginx(int port, int firstPort, int secondPort)
    {
        Address = Local(port);
        File.WriteAllText(Path.Combine(folder.FullName, "nginx.conf"), Configuration(port, firstPort, secondPort));
        process = Process.Start(new ProcessStartInfo(Program, ["-p", folder.FullName, "-c", "nginx.conf", "-e", "error.log", "-g", "daemon off;"]))!;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it complained of.</summary>
    public string Errors => File.ReadAllText(Path.Combine(folder.FullName, "error.log"));

    /// <summary>Starts it.</summary>
    /// <param name="firstPort">Where the first instance listens.</param>
    /// <param name="secondPort">Where the second does.</param>
    public static async Task<Nginx> StartAsync(int firstPort, int secondPort)
    {
        var nginx = new Nginx(FreePort(), firstPort, secondPort);
        using var http = new HttpClient();
        await Poll.UntilAsync(async () =>
        {
            try
            {
                nginx.process.HasExited.ShouldBeFalse();
                using var answer = await http.GetAsync(new Uri(nginx.Address, "/health/live"));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return nginx;
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>An address of this machine.</summary>
    /// <param name="port">The port.</param>
    public static Uri Local(int port) => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    private string Configuration(int port, int firstPort, int secondPort)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "nginx.conf")).ToList();
        lines.RemoveAll(line => line.Trim() is var text
            && (text.StartsWith("ssl_", StringComparison.Ordinal) || text.StartsWith("listen ", StringComparison.Ordinal)
                || text.StartsWith("worker_rlimit_nofile", StringComparison.Ordinal)));
        Replace("error_log ", "error_log error.log warn;");
        Replace("pid ", "pid nginx.pid;");
        Replace("worker_connections ", "worker_connections 1000;");
        Replace("server 127.0.0.1:5081", $"server 127.0.0.1:{firstPort} max_fails=0;");
        Replace("server 127.0.0.1:5082", $"server 127.0.0.1:{secondPort} max_fails=0;");
        Replace("server {", $"server {{ listen 127.0.0.1:{port};");
        Replace("http {", $"http {{ {string.Concat(Folders().Select(name => $"{name}_temp_path {folder.FullName}/{name};"))}");
        return string.Join('\n', lines);

        void Replace(string start, string text)
        {
            var index = lines.FindIndex(line => line.Trim().StartsWith(start, StringComparison.Ordinal));
            index.ShouldBeGreaterThanOrEqualTo(0, start);
            lines[index] = text;
        }
    }

    // Where an ordinary user may write.
    private static string[] Folders() => ["client_body", "proxy", "fastcgi", "scgi", "uwsgi"];
}
