using MediatR;
using Messaging.Application;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Messages;
using Messaging.Domain.Users;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.IntegrationTests.LiveUpdates;
using Messaging.Infrastructure.Persistence;
using Messaging.WebApi.FunctionalTests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Infrastructure.IntegrationTests;

/// <summary>A migrated database of its own, with what writes to it running; removed when disposed of.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messaging-");
    private readonly ServiceProvider services;
    private readonly List<IHostedService> running = [];

    private TestDatabase(bool isEmpty, ActivitySettings activity, TimeProvider time)
    {
        Scratch = ScratchDatabase.Make(folder.FullName, isEmpty);
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddApplication(autoMapperLicenseKey: null)
            .AddSingleton<ILiveListener>(Listener)
            .AddSingleton(activity)
            .AddSingleton<ActivityPruning>()
            .AddPersistence(Scratch.Location.Settings)
            .BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The database itself, for what is done behind the service's back.</summary>
    public ScratchDatabase Scratch { get; }

    /// <summary>Hears what was committed.</summary>
    public RecordingListener Listener { get; } = new();

    public static TestDatabase Unprepared() => new(isEmpty: true, new ActivitySettings(KeepFor: null), TimeProvider.System);

    public static async Task<TestDatabase> StartAsync(TimeSpan? keepActivityFor = null, TimeProvider? time = null)
    {
        var database = new TestDatabase(isEmpty: false, new ActivitySettings(keepActivityFor), time ?? TimeProvider.System);
        await database.Resolve<IDatabaseInitializer>().InitializeAsync(CancellationToken.None);
        foreach (var part in database.services.GetServices<IHostedService>())
        {
            await part.StartAsync(CancellationToken.None);
            database.running.Add(part);
        }

        return database;
    }

    /// <summary>Stops what writes, as a stop of the service would.</summary>
    public async Task StopAsync()
    {
        foreach (var part in running)
        {
            await part.StopAsync(CancellationToken.None);
        }

        running.Clear();
    }

    public T Resolve<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Runs work as a request would: in a scope of its own, inside a unit of work.</summary>
    public async Task<TResult> RunAsync<TResult>(Func<IServiceProvider, CancellationToken, Task<TResult>> work, CancellationToken token = default)
        where TResult : IResult<TResult>
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(inner => work(scope.ServiceProvider, inner), token);
    }

    /// <summary>Hands a request to its handler, in a scope of its own.</summary>
    public async Task<TResult> HandleAsync<TResult>(IRequest<TResult> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<User> AddUserAsync(string name)
    {
        var now = TimeProvider.System.UtcNow();
        var user = User.Register(UtcTime.NewId(now), name, email: null, roles: [], now);
        var added = await RunAsync<Result<bool>>(
            async (provider, token) => await provider.GetRequiredService<IUserRepository>().TryAddAsync(user, "hash", token));
        added.Value.ShouldBeTrue();
        return user;
    }

    /// <summary>Sends as the use case does: load, decide, append.</summary>
    public Task<Result<Message>> SendAsync(Guid senderId, Guid recipientId, string text, Guid? clientMessageId = null) =>
        RunAsync<Result<Message>>(async (provider, token) =>
        {
            var now = TimeProvider.System.UtcNow();
            var conversations = provider.GetRequiredService<IDirectConversationRepository>();
            var conversation = await conversations.GetOrOpenAsync(senderId, recipientId, now, token);
            MessageContent.TryCreate(text, maxLength: 8000, out var content, out _).ShouldBeTrue();
            var posted = conversation.Post(content!, clientMessageId, now);
            if (posted.Error is null)
            {
                await conversations.AppendAsync(conversation, posted.Value, token);
            }

            return posted;
        });

    public Task<long> ScalarAsync(string sql) => Scratch.ScalarAsync<long>(sql);

    /// <summary>Changes the database behind the service's back.</summary>
    public Task<int> TamperAsync(string sql, params (string Name, object? Value)[] parameters) => Scratch.ExecuteAsync(sql, parameters);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Scratch.Dispose();
        folder.Delete(recursive: true);
    }
}
