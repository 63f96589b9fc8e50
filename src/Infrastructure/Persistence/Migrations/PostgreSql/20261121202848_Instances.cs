using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Instances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PasswordOutcomes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Network = table.Column<Guid>(type: "uuid", nullable: false),
                    WiderNetwork = table.Column<Guid>(type: "uuid", nullable: false),
                    Verdict = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordOutcomes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeyRecords",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    KeyIds = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeyRecords", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PasswordOutcomes_OccurredAt",
                table: "PasswordOutcomes",
                column: "OccurredAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PasswordOutcomes");

            migrationBuilder.DropTable(
                name: "SigningKeyRecords");
        }
    }
}
