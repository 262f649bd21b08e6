using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FirstPublication : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FirstPublishedAt",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            // Of what was taken down before there was this column nobody knows whether it was public: its time is kept.
            migrationBuilder.Sql("UPDATE \"Articles\" SET \"FirstPublishedAt\" = \"PublishedAt\" WHERE \"State\" <> 2 AND \"PublishedAt\" <= strftime('%Y-%m-%d %H:%M:%f', 'now')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FirstPublishedAt",
                table: "Articles");
        }
    }
}
