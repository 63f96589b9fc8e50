using System.Data;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>Stands where the server would: writes down what EF Core sends, and answers that there is nothing.</summary>
internal sealed class QueryRecorder : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly StringBuilder text = new();

    /// <summary>All that was sent.</summary>
    public string Text => text.ToString();

    /// <summary>Begins a chapter.</summary>
    public void Note(string heading) => text.Append("-- ").AppendLine(heading);

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText)));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
    }

    // Counts and yes-or-no questions have one row; everything else has none.
    private static DataTableReader Answer(string sql)
    {
        using var table = new DataTable();
        if (sql.StartsWith("SELECT COUNT_BIG", StringComparison.Ordinal))
        {
            table.Columns.Add("Count", typeof(long));
            table.Rows.Add(0L);
        }
        else if (sql.StartsWith("SELECT CASE", StringComparison.Ordinal))
        {
            table.Columns.Add("Any", typeof(bool));
            table.Rows.Add(false);
        }

        return table.CreateDataReader();
    }

    private void Record(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            text.Append("-- ").Append(parameter.ParameterName).Append(": ").Append(parameter.DbType);
            if (parameter.Size != 0)
            {
                text.Append('(').Append(parameter.Size).Append(')');
            }

            text.AppendLine();
        }

        text.Append(command.CommandText.TrimEnd().TrimEnd(';')).AppendLine(";").AppendLine();
    }
}
