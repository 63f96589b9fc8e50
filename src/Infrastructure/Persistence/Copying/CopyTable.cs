using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Messaging.Infrastructure.Persistence.Copying;

/// <summary>A table that both databases have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Key">Names of the columns of its key; all databases sort them in the same way.</param>
internal sealed record CopyTable(string Name, IReadOnlyList<CopyColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>The query of all rows in the order of the key.</summary>
    public string Select => $"SELECT {Quoted(Columns.Select(column => column.Name))} FROM \"{Name}\" ORDER BY {Quoted(Key)}";

    /// <summary>The query of the number of rows.</summary>
    public string Count => $"SELECT COUNT(*) FROM \"{Name}\"";

    /// <summary>Finds all tables, each behind those that its foreign keys name.</summary>
    /// <param name="source">The source's model.</param>
    /// <param name="target">The target's model.</param>
    /// <returns>The tables.</returns>
    public static IReadOnlyList<CopyTable> FindAll(IModel source, IModel target)
    {
        var tables = new List<CopyTable>();
        var left = target.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.First(entity => entity.GetForeignKeys().All(key => key.PrincipalEntityType == entity || !left.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            tables.Add(Of(source.FindEntityType(next.Name)!, next));
        }

        return tables;
    }

    /// <summary>Puts names into quotation marks.</summary>
    /// <param name="names">The names.</param>
    /// <returns>A list for a statement.</returns>
    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static CopyTable Of(IEntityType source, IEntityType target) => new(
        target.GetTableName()!,
        [.. target.GetProperties().Select(property => new CopyColumn(source.FindProperty(property.Name)!, property))],
        [.. target.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())]);
}
