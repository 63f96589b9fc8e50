namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>What SQL Server's errors mean, by their numbers.</summary>
internal static class SqlServerErrors
{
    /// <summary>A lock was not to be had in time.</summary>
    public const int LockTimeout = 1222;

    // From this severity on the connection is gone, whether the server ended it or the driver lost it or never got it.
    private const int Fatal = 20;

    // A deadlock, and a change of what a snapshot had read.
    private static readonly int[] Deadlocks = [1205, 3960];

    // A primary key, and a unique index.
    private static readonly int[] UniqueViolations = [2627, 2601];

    // The database exists, is being made, or cannot be opened yet, because another process was faster.
    private static readonly int[] CreationRaces = [1801, 1807, 4060, 5030];

    private static readonly int[] Outages =
    [
        // The driver: the time-out of a command, and networks that fail.
        -2, -1, 2, 53, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001,

        // No memory, or no room in a file or in the log.
        701, 802, 8645, 8651, 1105, 9002,

        // The database recovers, is restored, changes its state, is in the hands of one user, or belongs to a replica.
        921, 922, 924, 926, 927, 945, 952, 976, 978, 983, 4060, 4221,

        // The server stops, is paused, is not ready, has no more connections, or upgrades itself.
        6005, 17142, 17187, 17809, 18401,

        // Azure moves the database, has no room for it or refuses more work.
        10928, 10929, 40143, 40197, 40501, 40613, 42108, 42109, 49918, 49919, 49920,
    ];

    /// <summary>Whether a unit of work met another one and will succeed when it is run again.</summary>
    /// <param name="number">Number of the error.</param>
    /// <returns>Whether it did.</returns>
    public static bool IsCollision(int number) => Deadlocks.Contains(number) || UniqueViolations.Contains(number);

    /// <summary>Whether the server cannot be reached or has no room for more work just now.</summary>
    /// <param name="number">Number of the error.</param>
    /// <param name="severity">Its severity, which SqlClient calls class.</param>
    /// <returns>Whether it is so.</returns>
    public static bool IsOutage(int number, int severity) => severity >= Fatal || Outages.Contains(number) || Deadlocks.Contains(number);

    /// <summary>Whether a start met another process that was just creating the database.</summary>
    /// <param name="number">Number of the error.</param>
    /// <param name="severity">Its severity.</param>
    /// <returns>Whether it did.</returns>
    public static bool IsCreationRace(int number, int severity) => severity >= Fatal || CreationRaces.Contains(number);
}
