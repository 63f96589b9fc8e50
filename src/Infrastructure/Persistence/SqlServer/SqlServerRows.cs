using System.Globalization;
using Messaging.Infrastructure.Persistence.Servers;
using Microsoft.Data.SqlClient;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>Rows of a query of SQL Server, whose ids are bytes and whose numbers differ in width.</summary>
/// <param name="reader">The reader.</param>
/// <param name="release">What is given back at the end, in order.</param>
internal sealed class SqlServerRows(SqlDataReader reader, params IAsyncDisposable[] release) : DbRows(reader, release)
{
    private readonly SqlDataReader reader = reader;

    /// <inheritdoc/>
    public override Guid Id(int column) => new(Bytes(column), bigEndian: true);

    /// <inheritdoc/>
    public override long Number(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
