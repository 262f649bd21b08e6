using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TakenDown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DestroyedAt",
                table: "MediaFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PreviewedUntil",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReleasedAt",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bylines_Desk",
                table: "Bylines",
                columns: new[] { "AuthorId", "ArticleId" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Released",
                table: "Articles",
                column: "ReleasedAt",
                filter: "\"State\" = 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bylines_Desk",
                table: "Bylines");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Released",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "DestroyedAt",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "PreviewedUntil",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "ReleasedAt",
                table: "Articles");
        }
    }
}
