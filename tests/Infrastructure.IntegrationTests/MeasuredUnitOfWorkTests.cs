using System.Diagnostics.Metrics;
using Messaging.Application.Common;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Infrastructure.IntegrationTests;

internal sealed class MeasuredUnitOfWorkTests
{
    [Test]
    public async Task ExecuteAsync_WhenNobodyListens_ShouldAnswerAllTheSame()
    {
        await using var database = await TestDatabase.StartAsync();

        var result = await database.RunAsync<Result>((_, _) => Task.FromResult<Result>(UserErrors.NotFound));

        result.Error.ShouldBe(UserErrors.NotFound);
    }

    [Test]
    public async Task ExecuteAsync_WhenTheWorkRefuses_ShouldMeasureItAsCommitted()
    {
        await using var database = await TestDatabase.StartAsync();
        var measured = new List<(string Name, object? Error)>();
        using var listener = Listen(database, measured);

        await database.RunAsync<Result>((_, _) => Task.FromResult<Result>(UserErrors.NotFound));

        measured.ShouldBe([("messaging_service.unit_of_work.duration", null)]);
    }

    [Test]
    public async Task ExecuteAsync_WhenTheWorkThrows_ShouldMeasureItWithTheTypeAndPassItOn()
    {
        await using var database = await TestDatabase.StartAsync();
        var measured = new List<(string Name, object? Error)>();
        using var listener = Listen(database, measured);

        await Should.ThrowAsync<InvalidDataException>(() => database.RunAsync<Result>((_, _) => throw new InvalidDataException("a secret")));

        measured.ShouldBe([("messaging_service.unit_of_work.duration", "System.IO.InvalidDataException")]);
    }

    [Test]
    [Category("SqliteFile")]
    public async Task ExecuteAsync_WhenTheDatabaseIsBusy_ShouldCountTheRefusalAndNoDuration()
    {
        await using var database = await TestDatabase.StartAsync();
        var measured = new List<(string Name, object? Error)>();
        using var listener = Listen(database, measured);
        await database.StopAsync();

        var result = await database.RunAsync<Result>((_, _) => Task.FromResult(Result.Success()));

        result.Error.ShouldBe(RequestErrors.Busy);
        measured.ShouldBe([("messaging_service.units_of_work.refused", null)]);
    }

    // Of the units of work alone; the lane tells of its batches from its own thread.
    private static MeterListener Listen(TestDatabase database, List<(string Name, object? Error)> measured)
    {
        var meters = database.Resolve<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.Contains("unit", StringComparison.Ordinal))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add((instrument.Name, ErrorIn(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measured.Add((instrument.Name, ErrorIn(tags))));
        listener.Start();
        return listener;
    }

    private static object? ErrorIn(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length == 0 ? null : tags[0].Value;
}
