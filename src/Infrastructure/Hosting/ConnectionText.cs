using System.Data.Common;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Reads connection strings into what a driver knows of them, without telling anybody what stands in them.</summary>
internal static class ConnectionText
{
    /// <summary>Puts what a connection string says in the place of the defaults.</summary>
    /// <typeparam name="T">The driver's form of a connection string.</typeparam>
    /// <param name="connection">The defaults.</param>
    /// <param name="text">The connection string.</param>
    /// <param name="example">One that is good.</param>
    /// <returns><paramref name="connection"/>.</returns>
    /// <exception cref="FormatException">It is malformed, or the driver does not know a part of it.</exception>
    public static T Fill<T>(T connection, string text, string example)
        where T : DbConnectionStringBuilder
    {
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = text };
            foreach (string keyword in given.Keys)
            {
                connection[keyword] = given[keyword];
            }

            return connection;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException or KeyNotFoundException)
        {
            // Drivers repeat the part that they do not know, which may be half a password: one with a semicolon in it.
            throw new FormatException($"must be like '{example}', with a value that holds ';' or '=' in quotation marks", exception);
        }
    }

    /// <summary>Puts a password that stands on its own into a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="password">The password, or null.</param>
    /// <exception cref="FormatException">There are two.</exception>
    public static void SetPassword(DbConnectionStringBuilder connection, string? password)
    {
        const string Keyword = "Password";
        if (password is null)
        {
            return;
        }

        if (connection.ShouldSerialize(Keyword))
        {
            throw new FormatException("must have no Password where Database:Password is set");
        }

        connection[Keyword] = password;
    }

    /// <summary>Refuses what the service cannot run with.</summary>
    /// <param name="isWanted">Whether the connection string asks for it.</param>
    /// <param name="keyword">What it is called there.</param>
    /// <exception cref="FormatException">It is asked for.</exception>
    public static void Refuse(bool isWanted, string keyword)
    {
        if (isWanted)
        {
            throw new FormatException($"must not switch on {keyword}");
        }
    }

    /// <summary>Requires a part.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="keyword">What it is called in the connection string.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It is missing.</exception>
    public static string Require(string? value, string keyword) =>
        string.IsNullOrWhiteSpace(value) ? throw new FormatException($"must set {keyword}") : value;
}
