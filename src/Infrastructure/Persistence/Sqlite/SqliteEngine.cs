using SQLitePCL;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>Settings of the SQLite library itself, which hold for the whole process.</summary>
internal static class SqliteEngine
{
    private static readonly Lock Once = new();
    private static bool configured;

    /// <summary>
    /// Spares a mutex at every call into SQLite. Each connection here is used by one thread at a time: the lane's by its
    /// thread, a pooled one by whoever took it out of its pool (https://sqlite.org/threadsafe.html, "multi-thread").
    /// Works before the first connection is opened and changes nothing afterwards.
    /// </summary>
    public static void UseOneThreadPerConnection()
    {
        lock (Once)
        {
            if (!configured)
            {
                Batteries_V2.Init();
                raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
                configured = true;
            }
        }
    }
}
