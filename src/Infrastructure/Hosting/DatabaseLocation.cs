using Messaging.Infrastructure.Persistence;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Where the database is.</summary>
/// <param name="Settings">How to reach it.</param>
/// <param name="Name">What people call it: the path of its file, or <c>database NAME on HOST</c>.</param>
/// <param name="File">Absolute path of its file; null where a server keeps it.</param>
public sealed record DatabaseLocation(DatabaseSettings Settings, string Name, string? File)
{
    /// <summary>A database that a server keeps.</summary>
    /// <param name="provider">The kind of server.</param>
    /// <param name="connectionString">How to reach it.</param>
    /// <param name="database">Its name.</param>
    /// <param name="host">The server.</param>
    /// <returns>The location.</returns>
    internal static DatabaseLocation OnServer(DatabaseProvider provider, string connectionString, string database, string host) =>
        new(new DatabaseSettings(provider, connectionString), $"database {database} on {host}", File: null);
}
