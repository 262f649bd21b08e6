using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CommentThreads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ThreadId",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "COALESCE(\"ParentId\", \"Id\")",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_State_ThreadId_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "State", "ThreadId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_State_ThreadId_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ThreadId",
                table: "Comments");
        }
    }
}
