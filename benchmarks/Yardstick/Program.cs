using System.Globalization;
using Messaging.Yardstick;

if (args is ["--sync-cost", var folder])
{
    Console.WriteLine(SyncCost.Measure(folder, TimeProvider.System));
    return 0;
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();

if (builder.Configuration["Data"] is not { Length: > 0 } data)
{
    await Console.Error.WriteLineAsync("Usage: Messaging.Yardstick --Data FOLDER --urls URL | --sync-cost FOLDER");
    return 2;
}

var database = new Database(Path.Combine(data, "yardstick.db"));
database.Create(TimeProvider.System);

await using var app = builder.Build();
using var writer = new Writer(database, TimeProvider.System);
using var readers = new Readers(database);

app.MapGet("/ready", static context => context.Response.WriteAsync("ready", context.RequestAborted));

app.MapPost("/insert", async context =>
{
    var request = await context.Request.ReadFromJsonAsync(YardstickJson.Default.InsertRequest, context.RequestAborted);
    if (request is not { Content.Length: > 0 })
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return;
    }

    var message = await writer.InsertAsync(request, context.RequestAborted);
    context.Response.StatusCode = StatusCodes.Status201Created;
    await context.Response.WriteAsJsonAsync(message, YardstickJson.Default.Message, cancellationToken: context.RequestAborted);
});

app.MapGet("/history", context =>
{
    if (!long.TryParse(context.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before))
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    return context.Response.WriteAsJsonAsync(
        readers.Read(before), YardstickJson.Default.Page, cancellationToken: context.RequestAborted);
});

await app.RunAsync();
return 0;
