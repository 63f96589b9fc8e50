using System.Data.Common;
using Messaging.Infrastructure.Hosting;
using Microsoft.Data.Sqlite;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>A file in a test's folder, which goes with the folder.</summary>
internal sealed class ScratchSqlite(DatabaseLocation location) : ScratchDatabase(location)
{
    protected override string TableCountSql => "SELECT COUNT(*) FROM sqlite_master";

    public static ScratchSqlite Make(string folder) =>
        new(SqliteLocation.Find($"Data Source={Path.Combine(folder, "messaging.db")}", folder));

    public override async Task<bool> IsUntouchedAsync() => !File.Exists(Location.File) || await base.IsUntouchedAsync();

    public override string Rename(string table, string name) => $"""ALTER TABLE "{table}" RENAME TO "{name}" """;

    public override string Empty(string table) => $"""DELETE FROM "{table}"; DELETE FROM sqlite_sequence WHERE "name" = '{table}'""";

    public override void Dispose()
    {
        // Whoever removes the folder removes the file.
    }

    protected override DbConnection Connect() => new SqliteConnection(Location.Settings.ConnectionString);

    protected override void SetValue(DbParameter parameter, object value) => parameter.Value = value switch
    {
        Guid id => id.ToByteArray(bigEndian: true),
        DateTime time => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        _ => value,
    };
}
