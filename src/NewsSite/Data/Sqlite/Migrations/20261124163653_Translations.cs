using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Translations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTranslationUnchecked",
                table: "Pages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "TranslatedFrom",
                table: "Pages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TranslatedOn",
                table: "Pages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTranslationUnchecked",
                table: "Articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "TranslatedOn",
                table: "Articles",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsTranslationUnchecked",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "TranslatedFrom",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "TranslatedOn",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "IsTranslationUnchecked",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "TranslatedOn",
                table: "Articles");
        }
    }
}
