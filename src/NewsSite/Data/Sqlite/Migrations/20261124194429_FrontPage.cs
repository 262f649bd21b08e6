using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FrontPage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_Pinned",
                table: "Articles");

            migrationBuilder.AddColumn<DateTime>(
                name: "PickedAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PinnedPlace",
                table: "Articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "PinnedUntil",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Banners",
                columns: table => new
                {
                    Edition = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Banners", x => x.Edition);
                    table.ForeignKey(
                        name: "FK_Banners_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Picks",
                table: "Comments",
                columns: new[] { "State", "PickedAt", "Id" },
                descending: new[] { false, true, true },
                filter: "\"PickedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_PinEnds",
                table: "Articles",
                column: "PinnedUntil",
                filter: "\"State\" = 2 AND \"Pinned\"");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Pinned",
                table: "Articles",
                columns: new[] { "Edition", "PinnedPlace", "PublishedAt", "Id" },
                descending: new[] { false, false, true, true },
                filter: "\"State\" = 2 AND \"Pinned\"");

            migrationBuilder.CreateIndex(
                name: "IX_Banners_ArticleId",
                table: "Banners",
                column: "ArticleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Banners");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Picks",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Articles_PinEnds",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Pinned",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "PickedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "PinnedPlace",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "PinnedUntil",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Pinned",
                table: "Articles",
                columns: new[] { "Edition", "PublishedAt", "Id" },
                descending: new[] { false, true, true },
                filter: "\"State\" = 2 AND \"Pinned\"");
        }
    }
}
