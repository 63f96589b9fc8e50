namespace Messaging.Infrastructure.Persistence;

/// <summary>Which database holds the data.</summary>
/// <param name="Provider">Its kind.</param>
/// <param name="ConnectionString">How to reach it; a SQLite file is named by an absolute path.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Without the connection string, which may hold a password.</summary>
    /// <returns>The kind of the database.</returns>
    public override string ToString() => Provider.ToString();
}

/// <summary>The kinds of databases.</summary>
public enum DatabaseProvider
{
    /// <summary>An embedded file; one process writes.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, which several processes may share.</summary>
    PostgreSql,

    /// <summary>A Microsoft SQL Server, which several processes may share.</summary>
    SqlServer,
}
