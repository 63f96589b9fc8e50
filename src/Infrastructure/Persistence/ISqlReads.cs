namespace Messaging.Infrastructure.Persistence;

/// <summary>Queries outside units of work; each sees what is committed.</summary>
internal interface ISqlReads
{
    /// <summary>Runs a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>Its rows; the caller disposes of them.</returns>
    ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values);
}
