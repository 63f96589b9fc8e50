using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Users' events, for queries.</summary>
internal sealed class EventReader(EventReads reads, IUserDirectory directory) : IEventReader
{
    private const long BeforeAll = -1;

    /// <inheritdoc/>
    public async ValueTask<EventSlice> ReadAsync(Guid userId, long? after, int limit, CancellationToken cancellationToken)
    {
        var (bounds, rows) = await reads.ReadEventsAsync(userId, after ?? BeforeAll, limit);
        if (rows.Count == 0)
        {
            return new EventSlice(bounds, []);
        }

        var names = await directory.NamesOfAsync(PeopleIn(rows), cancellationToken);
        return new EventSlice(bounds, rows.ConvertAll(row => row.Named(names)));
    }

    /// <inheritdoc/>
    public ValueTask<EventBounds> FindBoundsAsync(Guid userId, CancellationToken cancellationToken) => reads.ReadBoundsAsync(userId);

    private static HashSet<Guid> PeopleIn(List<UserEventRow> rows)
    {
        var people = new HashSet<Guid>();
        foreach (var row in rows)
        {
            AddTo(people, row.OtherUserId);
            AddTo(people, row.Message?.SenderId);
            AddTo(people, row.Message?.RecipientId);
        }

        return people;
    }

    private static void AddTo(HashSet<Guid> people, Guid? userId)
    {
        if (userId is { } known)
        {
            people.Add(known);
        }
    }
}
