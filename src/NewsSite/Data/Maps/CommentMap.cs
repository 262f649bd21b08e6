using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class CommentMap : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments");
        comment.Property(c => c.Name).HasMaxLength(Comment.MaxNameLength);
        comment.Property(c => c.Detail).HasMaxLength(Comment.MaxDetailLength);
        comment.Property(c => c.ReasonWords).HasMaxLength(Comment.MaxNoteLength);
        comment.Property(c => c.RedactionNote).HasMaxLength(Comment.MaxNoteLength);
        comment.Property(c => c.State).IsConcurrencyToken(); // nobody approves what its writer has just taken back
        comment.HasOne(c => c.Article).WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne(c => c.Answers).WithMany().HasForeignKey(c => c.AnswersId).OnDelete(DeleteBehavior.SetNull);
        comment.Property(c => c.ThreadId).HasComputedColumnSql("COALESCE(\"ParentId\", \"Id\")", stored: false);
        comment.HasIndex(c => new { c.ArticleId, c.State, c.Id });
        comment.HasIndex(c => new { c.ArticleId, c.State, c.Rank, c.ThreadId, c.Id });
        comment.HasIndex(c => c.ParentId);
        comment.HasIndex(c => new { c.State, c.Id });
        comment.HasIndex(c => new { c.State, c.PickedAt, c.Id }, "IX_Comments_Picks").IsDescending(false, true, true).HasFilter("\"PickedAt\" IS NOT NULL");
        comment.HasIndex(c => c.Id, "IX_Comments_Reported").HasFilter("\"Reports\" > 0");
    }
}

internal sealed class ReceiptMap : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.ToTable("Receipts");
        receipt.HasIndex(r => r.CodeHash).IsUnique();
        receipt.HasOne(r => r.Comment).WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DiscussionMap : IEntityTypeConfiguration<Discussion>
{
    public void Configure(EntityTypeBuilder<Discussion> discussion)
    {
        discussion.ToTable("Discussions");
        discussion.Property(d => d.Id).ValueGeneratedNever();
        discussion.Property(d => d.Rules).HasConversion(rules => JsonSerializer.Serialize(rules, JsonFormat.Plain), json => JsonSerializer.Deserialize<CommentRules>(json, JsonFormat.Plain));
    }
}
