using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Picture",
                table: "Revisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "RedactedTexts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"RedactedTexts\" SET \"Name\" = (SELECT \"Name\" FROM \"Comments\" WHERE \"Id\" = \"CommentId\");");

            // By hand: with a foreign key of its own EF would write the whole table anew.
            migrationBuilder.Sql("ALTER TABLE \"Comments\" ADD COLUMN \"AnswersId\" INTEGER NULL CONSTRAINT \"FK_Comments_Comments_AnswersId\" REFERENCES \"Comments\" (\"Id\") ON DELETE SET NULL;");
            migrationBuilder.Sql("UPDATE \"Comments\" SET \"AnswersId\" = \"ParentId\" WHERE \"ParentId\" IS NOT NULL;");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AnswersId",
                table: "Comments",
                column: "AnswersId");

            // What was withdrawn keeps the time under which readers knew it, as what is withdrawn from now on does.
            migrationBuilder.Sql("UPDATE \"Articles\" SET \"FirstPublishedAt\" = \"PublishedAt\" WHERE \"State\" = 3 AND \"FirstPublishedAt\" IS NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Comments_Comments_AnswersId",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AnswersId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Picture",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "RedactedTexts");

            migrationBuilder.DropColumn(
                name: "AnswersId",
                table: "Comments");
        }
    }
}
