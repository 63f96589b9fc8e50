using System.Collections.Concurrent;
using Messaging.Application.Users;
using Messaging.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>
/// Names, remembered. A name never changes and no account is deleted, so what was found once stays true; only the
/// number of remembered names is bounded.
/// </summary>
internal sealed class UserDirectory(IDbContextFactory<MessagingDbContext> contexts) : IUserDirectory
{
    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<string, DirectoryEntry> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Guid, string> byId = new();
    private int remembered;

    /// <inheritdoc/>
    public ValueTask<DirectoryEntry?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        if (!UserNameRules.IsValid(userName))
        {
            return ValueTask.FromResult<DirectoryEntry?>(null);
        }

        return byName.TryGetValue(userName, out var entry) ? ValueTask.FromResult<DirectoryEntry?>(entry) : LoadAsync(userName, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        List<Guid>? missing = null;
        foreach (var userId in userIds)
        {
            if (names.ContainsKey(userId))
            {
                continue;
            }

            if (byId.TryGetValue(userId, out var name))
            {
                names.Add(userId, name);
            }
            else
            {
                (missing ??= []).Add(userId);
            }
        }

        return missing is null ? ValueTask.FromResult<IReadOnlyDictionary<Guid, string>>(names) : LoadAsync(names, missing, cancellationToken);
    }

    private async ValueTask<DirectoryEntry?> LoadAsync(string userName, CancellationToken cancellationToken)
    {
        var normalized = UserNameRules.Normalize(userName);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entry = await context.Users
            .AsNoTracking()
            .Where(user => user.NormalizedUserName == normalized)
            .Select(user => new DirectoryEntry(user.Id, user.UserName!))
            .SingleOrDefaultAsync(cancellationToken);
        if (entry is not null)
        {
            Remember(entry);
        }

        return entry;
    }

    private async ValueTask<IReadOnlyDictionary<Guid, string>> LoadAsync(
        Dictionary<Guid, string> names, List<Guid> missing, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context.Users
            .AsNoTracking()
            .Where(user => missing.Contains(user.Id))
            .Select(user => new DirectoryEntry(user.Id, user.UserName!))
            .ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            names.TryAdd(entry.Id, entry.UserName);
            Remember(entry);
        }

        return names;
    }

    private void Remember(DirectoryEntry entry)
    {
        // Forgetting everything at once is crude and rare, and costs one look-up per name that is still in use.
        if (Interlocked.Increment(ref remembered) > Capacity)
        {
            byName.Clear();
            byId.Clear();
            Interlocked.Exchange(ref remembered, 1);
        }

        byName.TryAdd(entry.UserName, entry);
        byId.TryAdd(entry.Id, entry.UserName);
    }
}
