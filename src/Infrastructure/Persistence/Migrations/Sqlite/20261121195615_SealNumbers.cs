using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActivitySealHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    LastNumber = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivitySealHeads", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "ActivitySealHeads",
                columns: new[] { "Id", "LastNumber" },
                values: new object[] { 1, 0L });

            // Until now SQLite kept the number by itself.
            migrationBuilder.Sql(
                """UPDATE "ActivitySealHeads" SET "LastNumber" = COALESCE((SELECT "seq" FROM sqlite_sequence WHERE "name" = 'ActivitySeals'), 0)""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActivitySealHeads");
        }
    }
}
