using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Pictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ArticlePictures_MediaFileId",
                table: "ArticlePictures");

            migrationBuilder.AddColumn<int>(
                name: "Cut",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "PictureNotes",
                columns: table => new
                {
                    MediaFileId = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Alt = table.Column<string>(type: "TEXT", nullable: false),
                    Caption = table.Column<string>(type: "TEXT", nullable: false),
                    Credit = table.Column<string>(type: "TEXT", nullable: false),
                    Lang = table.Column<string>(type: "TEXT", nullable: true),
                    Focus = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FoldVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureNotes", x => x.MediaFileId);
                    table.ForeignKey(
                        name: "FK_PictureNotes_MediaFiles_MediaFileId",
                        column: x => x.MediaFileId,
                        principalTable: "MediaFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticlePictures_MediaFileId_ArticleId",
                table: "ArticlePictures",
                columns: new[] { "MediaFileId", "ArticleId" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_PictureNotes_FoldVersion",
                table: "PictureNotes",
                column: "FoldVersion");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PictureNotes");

            migrationBuilder.DropIndex(
                name: "IX_ArticlePictures_MediaFileId_ArticleId",
                table: "ArticlePictures");

            migrationBuilder.DropColumn(
                name: "Cut",
                table: "MediaFiles");

            migrationBuilder.CreateIndex(
                name: "IX_ArticlePictures_MediaFileId",
                table: "ArticlePictures",
                column: "MediaFileId");
        }
    }
}
