using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Lets a migration ask for a table that lies in the order of its primary key (<c>WITHOUT ROWID</c>), by annotating its
/// <c>CreateTable</c> with <see cref="Annotation"/>. EF Core has no model annotation for it.
/// </summary>
internal sealed class ClusteredTableSqlGenerator(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    public const string Annotation = "Messaging:Clustered";

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (operation[Annotation] is true)
        {
            builder.Append(" WITHOUT ROWID");
        }

        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
