using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Copying;

/// <summary>One copy, between two connections that are open and nobody else uses.</summary>
/// <param name="source">The source, in a transaction that shows one state.</param>
/// <param name="target">The target, migrated.</param>
/// <param name="writer">Writes into the target.</param>
/// <param name="progress">Is told the share that is done.</param>
internal sealed class DatabaseCopy(MessagingDbContext source, MessagingDbContext target, CopyTarget writer, IProgress<double> progress)
{
    /// <summary>Rows of a transaction.</summary>
    public const int BatchSize = 1000;

    // The migrations give it its row.
    private const string Seeded = "ActivitySealHeads";

    private readonly IReadOnlyList<CopyTable> tables =
        [.. CopyTable.FindAll(source.Model, target.Model).Where(table => !string.Equals(table.Name, Seeded, StringComparison.Ordinal))];

    private long all;
    private long done;

    /// <summary>Copies.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each table with the rows that both databases have.</returns>
    /// <exception cref="InvalidDataException">The target holds rows that did not come from the source.</exception>
    public async Task<IReadOnlyList<CopiedTable>> RunAsync(CancellationToken cancellationToken)
    {
        var counts = await CountAsync(source, cancellationToken);
        all = counts.Sum();

        // Everything is compared before anything is written: a target that is refused stays as it was.
        var sealHead = await source.ActivitySealHeads.SingleAsync(cancellationToken);
        await CompareSealHeadAsync(sealHead, cancellationToken);
        var kept = new List<long>();
        foreach (var table in tables)
        {
            kept.Add(await CompareAsync(table, cancellationToken));
        }

        foreach (var (table, skipped) in tables.Zip(kept))
        {
            await CopyAsync(table, skipped, cancellationToken);
            await CountOnAsync(table, cancellationToken);
        }

        await target.ActivitySealHeads.ExecuteUpdateAsync(
            heads => heads.SetProperty(head => head.LastNumber, sealHead.LastNumber), cancellationToken);
        progress.Report(1);
        var copied = await CountAsync(target, cancellationToken);
        return [.. tables.Select((table, index) => new CopiedTable(table.Name, counts[index], copied[index]))];
    }

    private async Task CompareSealHeadAsync(ActivitySealHead sealHead, CancellationToken cancellationToken)
    {
        var given = await target.ActivitySealHeads.SingleAsync(cancellationToken);
        if (given.LastNumber != 0 && given.LastNumber != sealHead.LastNumber)
        {
            throw Foreign(Seeded);
        }
    }

    // What the target has must be how the source begins; all databases sort keys in the same way.
    private async Task<long> CompareAsync(CopyTable table, CancellationToken cancellationToken)
    {
        await using var theirs = await QueryAsync(target, table.Select, cancellationToken);
        if (!await theirs.ReadAsync(cancellationToken))
        {
            return 0;
        }

        await using var ours = await QueryAsync(source, table.Select, cancellationToken);
        long rows = 0;
        do
        {
            if (!await ours.ReadAsync(cancellationToken) || !AreEqual(table, ours, theirs))
            {
                throw Foreign(table.Name);
            }

            rows++;
            Report(1, every: BatchSize);
        }
        while (await theirs.ReadAsync(cancellationToken));

        return rows;
    }

    private async Task CopyAsync(CopyTable table, long skipped, CancellationToken cancellationToken)
    {
        await using var rows = await QueryAsync(source, $"{table.Select} LIMIT -1 OFFSET {skipped}", cancellationToken);
        var batch = new List<object?[]>(BatchSize);
        while (await rows.ReadAsync(cancellationToken))
        {
            batch.Add([.. table.Columns.Select((column, index) => column.ToTarget(column.ReadSource(rows, index)))]);
            if (batch.Count == BatchSize)
            {
                await WriteAsync(table, batch, cancellationToken);
            }
        }

        await WriteAsync(table, batch, cancellationToken);
    }

    private async Task WriteAsync(CopyTable table, List<object?[]> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 0)
        {
            await writer.WriteAsync(table, batch, cancellationToken);
            Report(batch.Count, every: 1);
            batch.Clear();
        }
    }

    private async Task CountOnAsync(CopyTable table, CancellationToken cancellationToken)
    {
        foreach (var column in table.Columns.Where(column => column.IsNumberedByServer))
        {
            await target.Database.ExecuteSqlRawAsync(writer.CountOn(table.Name, column.Name), cancellationToken);
        }
    }

    private async Task<List<long>> CountAsync(MessagingDbContext database, CancellationToken cancellationToken)
    {
        var counts = new List<long>();
        foreach (var table in tables)
        {
            await using var rows = await QueryAsync(database, table.Count, cancellationToken);
            await rows.ReadAsync(cancellationToken);
            counts.Add(Convert.ToInt64(rows.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        }

        return counts;
    }

    private void Report(int rows, int every)
    {
        done += rows;
        if (done % every == 0)
        {
            progress.Report((double)done / (all + 1));
        }
    }

    private static bool AreEqual(CopyTable table, DbDataReader ours, DbDataReader theirs)
    {
        for (var index = 0; index < table.Columns.Count; index++)
        {
            var (our, their) = (table.Columns[index].ReadSource(ours, index), table.Columns[index].ReadTarget(theirs, index));
            var equal = our is byte[] bytes ? their is byte[] others && bytes.AsSpan().SequenceEqual(others) : Equals(our, their);
            if (!equal)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<DbDataReader> QueryAsync(MessagingDbContext database, string sql, CancellationToken cancellationToken)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Made of names of the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    private static InvalidDataException Foreign(string table) => new(
        $"The target holds rows in {table} that are not those of the source. A copy needs an empty database, which no service was started on, or one that a copy of the same source has begun.");
}
