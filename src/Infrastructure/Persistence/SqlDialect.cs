namespace Messaging.Infrastructure.Persistence;

/// <summary>The words in which a database differs from the others. Names are quoted with <c>"</c> everywhere.</summary>
internal abstract class SqlDialect
{
    /// <summary>Whether statements that write can stand in one query (<c>WITH … AS (UPDATE …) INSERT …</c>), which costs a server less than several.</summary>
    public virtual bool JoinsWrites => false;

    /// <summary>The literal of what is true.</summary>
    public abstract string True { get; }

    /// <summary>The end of a query that has an order: so many rows at most.</summary>
    /// <param name="parameter">Parameter that holds the number, with <c>@</c>.</param>
    /// <returns>The clause.</returns>
    public abstract string Limit(string parameter);

    /// <summary>What makes an update tell a column of the rows that it changed: stands behind the assignments.</summary>
    /// <param name="column">The column, quoted.</param>
    /// <returns>The clause, or nothing.</returns>
    public virtual string Output(string column) => string.Empty;

    /// <summary>What makes an update tell a column of the rows that it changed: stands at the end.</summary>
    /// <param name="column">The column, quoted.</param>
    /// <returns>The clause, or nothing.</returns>
    public virtual string Returning(string column) => string.Empty;

    /// <summary>Takes rows for this transaction: nobody else changes or takes them before it ends.</summary>
    /// <param name="table">Their table, quoted.</param>
    /// <param name="column">A column that is in no key, quoted.</param>
    /// <param name="condition">Which rows.</param>
    /// <returns>The statement. Its result means nothing.</returns>
    public abstract string Take(string table, string column, string condition);

    /// <summary>
    /// What makes a query hold the rows that it reads of a table as they are: others may hold them too, and nobody takes them before
    /// this transaction ends. Stands behind the name of the table.
    /// </summary>
    public virtual string HoldHint => string.Empty;

    /// <summary>As <see cref="HoldHint"/>; stands at the end of the query.</summary>
    /// <param name="alias">What the query calls the table.</param>
    /// <returns>The clause, or nothing.</returns>
    public virtual string Hold(string alias) => string.Empty;

    /// <summary>Takes rows one after the other in the order of their key, so that two that take the same rows never wait for each other.</summary>
    /// <param name="table">Their table, quoted.</param>
    /// <param name="key">The key, quoted.</param>
    /// <param name="column">A column that is in no key, quoted.</param>
    /// <param name="condition">Which rows.</param>
    /// <returns>The statement. Its result means nothing.</returns>
    public abstract string TakeInOrder(string table, string key, string column, string condition);
}
