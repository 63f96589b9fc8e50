using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Messaging.Delivery;

try
{
    switch (args)
    {
        case ["register", var address, var count, var file] when Environment.GetEnvironmentVariable("BENCH_PASSWORD") is { Length: > 0 } password:
            await People.RegisterAsync(new Uri(address), Number(count), password, file);
            return 0;
        case ["measure", var address, var process, var file, var streams, var perSecond, var warmup, var seconds]:
            using (var service = Process.GetProcessById(Number(process)))
            {
                var people = People.Read(file).Take(Number(streams)).ToArray();
                var report = await new Measurement(new Uri(address), service, people, TimeProvider.System)
                    .RunAsync(Number(perSecond), Number(warmup), Number(seconds));
                Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
                return report.IsWhole ? 0 : 1;
            }

        default:
            await Console.Error.WriteLineAsync(
                """
                Usage: BENCH_PASSWORD=… Messaging.Delivery register ADDRESS USERS FILE
                       Messaging.Delivery measure ADDRESS PROCESS FILE STREAMS PER_SECOND WARMUP_SECONDS SECONDS
                """);
            return 2;
    }
}
catch (Exception exception) when (exception is HttpRequestException or IOException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
