using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>
/// A database for one test, gone when disposed of. <c>MESSAGING_TEST_PROVIDER</c> says of which kind: Sqlite (the default),
/// PostgreSql or SqlServer. SQL of tests puts names of tables and columns into double quotation marks and calls parameters
/// <c>@name</c>, which all of them take; ids and times go in as parameters, in the form that the kind of database stores.
/// </summary>
/// <param name="location">Where it is.</param>
internal abstract class ScratchDatabase(DatabaseLocation location) : IDisposable
{
    private const string ProviderVariable = "MESSAGING_TEST_PROVIDER";

    /// <summary>The kind of databases that this run is about.</summary>
    public static DatabaseProvider Provider { get; } =
        Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable(ProviderVariable) is { Length: > 0 } name ? name : nameof(DatabaseProvider.Sqlite));

    /// <summary>Where it is.</summary>
    public DatabaseLocation Location => location;

    /// <summary>How many tables it has; none while nothing has come as far as to the database.</summary>
    protected abstract string TableCountSql { get; }

    /// <summary>Makes a database.</summary>
    /// <param name="folder">Where its file lies, where it has one.</param>
    /// <param name="isEmpty">Whether a server must not give it the tables beforehand, which is quicker; a file never has any.</param>
    public static ScratchDatabase Make(string folder, bool isEmpty) => Provider switch
    {
        DatabaseProvider.PostgreSql => ScratchPostgreSql.Make(isEmpty),
        DatabaseProvider.SqlServer => ScratchSqlServer.Make(),
        _ => ScratchSqlite.Make(folder),
    };

    /// <summary>Runs a statement behind the service's back.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var connection = Connect();
        await using var command = await PrepareAsync(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads one value.</summary>
    /// <typeparam name="T">As what, whatever kind of number or text the database makes of it.</typeparam>
    public async Task<T> ScalarAsync<T>(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var connection = Connect();
        await using var command = await PrepareAsync(connection, sql, parameters);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>Whether nobody has made a table in it.</summary>
    public virtual async Task<bool> IsUntouchedAsync() => await ScalarAsync<int>(TableCountSql) == 0;

    /// <summary>The statement that gives a table another name.</summary>
    public abstract string Rename(string table, string name);

    /// <summary>The statements that take all rows out of a table and begin to count anew.</summary>
    public abstract string Empty(string table);

    /// <summary>A statement made so that it may set a number that the database otherwise gives.</summary>
    public virtual string WithOwnNumbers(string table, string insert) => insert;

    public abstract void Dispose();

    /// <summary>A name that no other database has.</summary>
    protected static string NewName() => "messaging_test_" + RandomNumberGenerator.GetHexString(stringLength: 20, lowercase: true);

    /// <summary>The connection string of the server, which an environment variable names.</summary>
    protected static string ServerOf(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} must hold the connection string of a server where databases may be made and dropped.");

    protected abstract DbConnection Connect();

    /// <summary>Puts an id, a time or a plain value into a parameter.</summary>
    protected abstract void SetValue(DbParameter parameter, object value);

    private async Task<DbCommand> PrepareAsync(DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            SetValue(parameter, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
