using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.Messages;
using Messaging.Domain.Users;
using Messaging.Infrastructure.IntegrationTests.LiveUpdates;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.IntegrationTests;

/// <summary>A migrated SQLite file of its own, with the write lane running; removed when disposed of.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly ServiceProvider services;

    private TestDatabase(DirectoryInfo folder)
    {
        this.folder = folder;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILiveListener>(Listener)
            .AddPersistence(new DatabaseSettings(DatabaseProvider.Sqlite, ConnectionString))
            .BuildServiceProvider(validateScopes: true);
    }

    public string File => Path.Combine(folder.FullName, "messaging.db");

    public string ConnectionString => $"Data Source={File}";

    /// <summary>Hears what was committed.</summary>
    public RecordingListener Listener { get; } = new();

    public SqliteWriteLane Lane => services.GetRequiredService<SqliteWriteLane>();

    public static TestDatabase Unprepared() => new(Directory.CreateTempSubdirectory("messaging-"));

    public static async Task<TestDatabase> StartAsync()
    {
        var database = Unprepared();
        await database.Resolve<IDatabaseInitializer>().InitializeAsync(CancellationToken.None);
        await database.Lane.StartAsync(CancellationToken.None);
        return database;
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

    public async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (System.IO.File.Exists(File))
        {
            await Lane.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
