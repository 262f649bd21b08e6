using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RulesAtDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BegunAt",
                table: "Papers",
                type: "TEXT",
                nullable: true);

            // A paper that was made before nobody asked has begun.
            migrationBuilder.Sql("UPDATE \"Papers\" SET \"BegunAt\" = strftime('%Y-%m-%d %H:%M:%f', 'now')");

            migrationBuilder.AddColumn<string>(
                name: "Rules",
                table: "Discussions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RulesVersion",
                table: "Discussions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "CommentsUntil",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SharedWords",
                table: "Articles",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BegunAt",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "Discussions");

            migrationBuilder.DropColumn(
                name: "RulesVersion",
                table: "Discussions");

            migrationBuilder.DropColumn(
                name: "CommentsUntil",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "SharedWords",
                table: "Articles");
        }
    }
}
