using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>The migrations of all kinds of databases, as far as they can be looked at without a server.</summary>
internal sealed class MigrationTests
{
    // SQL Server sorts by at most so many bytes in a clustered key.
    private const int LongestKey = 900;

    private static readonly string[] Providers = Enum.GetNames<DatabaseProvider>();

    [TestCaseSource(nameof(Providers))]
    public void Migrations_WhenComparedWithTheModel_ShouldBeUpToDate(string provider)
    {
        using var context = Contexts.Of(Enum.Parse<DatabaseProvider>(provider));

        var pending = context.Database.HasPendingModelChanges();

        pending.ShouldBeFalse();
    }

    [TestCase(DatabaseProvider.SqlServer, "migrations-sqlserver.sql")]
    [TestCase(DatabaseProvider.PostgreSql, "migrations-postgresql.sql")]
    public void Script_WhenMade_ShouldBeTheApprovedOne(DatabaseProvider provider, string approved)
    {
        using var context = Contexts.Of(provider);

        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        script.ShouldBeApproved(approved);
    }

    [TestCase("Messages", "ConversationId", "Sequence")]
    [TestCase("UserEvents", "UserId", "Sequence")]
    [TestCase("Participants", "ConversationId", "UserId")]
    [TestCase("Blocks", "BlockerId", "BlockedId")]
    [TestCase("ActivityEntries", "Sequence")]
    public void Table_OnSqlServer_ShouldLieInTheOrderOfItsKey(string table, params string[] columns)
    {
        using var context = Contexts.Of(DatabaseProvider.SqlServer);
        var model = context.GetService<IDesignTimeModel>().Model;

        var key = model.GetEntityTypes().Single(entity => string.Equals(entity.GetTableName(), table, StringComparison.Ordinal)).FindPrimaryKey()!;

        key.Properties.Select(property => property.GetColumnName()).ShouldBe(columns);
        (key.IsClustered() ?? true).ShouldBeTrue();
    }

    [Test]
    public void Keys_OnSqlServer_ShouldBeShortEnoughToSortBy()
    {
        using var context = Contexts.Of(DatabaseProvider.SqlServer);
        var entities = context.GetService<IDesignTimeModel>().Model.GetEntityTypes();

        var tooLong = entities.Where(entity => entity.FindPrimaryKey()!.Properties.Sum(LengthOf) > LongestKey);

        tooLong.Select(entity => entity.GetTableName()).ShouldBeEmpty();
    }

    private static int LengthOf(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        return mapping.StoreTypeNameBase switch
        {
            "nvarchar" => 2 * (mapping.Size ?? int.MaxValue / 2),
            "binary" => mapping.Size!.Value,
            _ => sizeof(long),
        };
    }
}
