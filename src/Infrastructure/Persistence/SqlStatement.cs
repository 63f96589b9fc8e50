namespace Messaging.Infrastructure.Persistence;

/// <summary>A statement that every database understands, or that is put into the words of each. Made once and kept in a static field.</summary>
internal sealed class SqlStatement
{
    private readonly Func<SqlDialect, string> text;

    /// <summary>A statement that is the same in every database.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="parameters">Its parameters, in the order in which values are given.</param>
    public SqlStatement(string text, params SqlParameter[] parameters)
        : this(_ => text, parameters)
    {
    }

    /// <summary>A statement with words that differ.</summary>
    /// <param name="text">Makes the statement.</param>
    /// <param name="parameters">Its parameters, in the order in which values are given.</param>
    public SqlStatement(Func<SqlDialect, string> text, params SqlParameter[] parameters)
    {
        this.text = text;
        Parameters = parameters;
    }

    /// <summary>Its parameters, in the order in which values are given.</summary>
    public IReadOnlyList<SqlParameter> Parameters { get; }

    /// <summary>The statement in a database's words.</summary>
    /// <param name="dialect">The database.</param>
    /// <returns>SQL; parameters stand in it with <c>@</c> and their name.</returns>
    public string TextFor(SqlDialect dialect) => text(dialect);
}

/// <summary>A parameter of a statement.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Type">What its values are, also where one is null.</param>
internal readonly record struct SqlParameter(string Name, SqlType Type)
{
    public static SqlParameter Id(string name) => new(name, SqlType.Id);

    public static SqlParameter Number(string name) => new(name, SqlType.Number);

    public static SqlParameter Instant(string name) => new(name, SqlType.Instant);

    public static SqlParameter Text(string name) => new(name, SqlType.Text);

    public static SqlParameter Bytes(string name) => new(name, SqlType.Bytes);

    public static SqlParameter Flag(string name) => new(name, SqlType.Flag);
}

/// <summary>What statements carry to a database and back.</summary>
internal enum SqlType
{
    /// <summary><see cref="Guid"/>.</summary>
    Id,

    /// <summary><see cref="long"/>.</summary>
    Number,

    /// <summary><see cref="DateTime"/> in UTC.</summary>
    Instant,

    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary>An array of <see cref="byte"/>.</summary>
    Bytes,

    /// <summary><see cref="bool"/>.</summary>
    Flag,
}
