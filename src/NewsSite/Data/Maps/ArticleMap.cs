using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class ArticleMap : IEntityTypeConfiguration<Article>
{
    private const string IsPublished = "\"State\" = 2";

    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("Articles", table => table.HasCheckConstraint("CK_Articles_Embargo", IsPublished.Replace("=", "<>", StringComparison.Ordinal) + " OR \"EmbargoUntil\" IS NULL OR \"PublishedAt\" >= \"EmbargoUntil\""));
        article.Property(a => a.Code).HasMaxLength(Article.CodeLength);
        article.Property(a => a.Body).HasColumnOrder(100); // last: a list reads a row up to the column that it needs
        article.Property(a => a.BodyHtml).HasColumnOrder(101);
        article.Property(a => a.SharedWords).HasConversion(words => JsonSerializer.Serialize(words, JsonFormat.Plain), json => JsonSerializer.Deserialize<SharedWords>(json, JsonFormat.Plain));
        article.Property(a => a.Version).IsConcurrencyToken();
        article.HasIndex(a => a.Code).IsUnique();
        article.HasIndex(a => new { a.Edition, a.Slug }).IsUnique();
        article.HasIndex(a => new { a.StoryId, a.Edition }).IsUnique();
        article.HasOne(a => a.Story).WithMany().OnDelete(DeleteBehavior.Restrict);
        article.HasOne(a => a.Section).WithMany().HasForeignKey(a => a.SectionId).OnDelete(DeleteBehavior.Restrict);
        article.OwnsOne(a => a.Lead, lead =>
        {
            lead.Property(l => l.Alt).HasMaxLength(LeadPicture.MaxAltLength);
            lead.HasOne(l => l.MediaFile).WithMany().HasForeignKey(l => l.MediaFileId).OnDelete(DeleteBehavior.Restrict);
        });
        article.HasMany(a => a.Topics).WithOne().HasForeignKey(t => t.ArticleId);
        article.HasMany(a => a.Bylines).WithOne().HasForeignKey(b => b.ArticleId);
        article.HasMany(a => a.Pictures).WithOne().HasForeignKey(p => p.ArticleId);
        article.HasMany(a => a.OldSlugs).WithOne().HasForeignKey(r => r.ArticleId);

        // One index for each list that a reader can open; the partial ones hold what is public only.
        article.HasIndex(a => new { a.Edition, a.PublishedAt, a.Id }, "IX_Articles_Latest").IsDescending(false, true, true).HasFilter(IsPublished);
        article.HasIndex(a => new { a.SectionId, a.Edition, a.PublishedAt, a.Id }, "IX_Articles_Section").IsDescending(false, false, true, true).HasFilter(IsPublished);
        article.HasIndex(a => new { a.Edition, a.PinnedPlace, a.PublishedAt, a.Id }, "IX_Articles_Pinned").IsDescending(false, false, true, true).HasFilter(IsPublished + " AND \"Pinned\"");
        article.HasIndex(a => a.PinnedUntil, "IX_Articles_PinEnds").HasFilter(IsPublished + " AND \"Pinned\"");
        article.HasIndex(a => new { a.State, a.Id }, "IX_Articles_Desk").HasFilter("\"State\" <> 2"); // what is public has lists of its own
        article.HasIndex(a => new { a.Edition, a.Id }, "IX_Articles_DeskEdition"); // the desk's lists, whatever the state
        article.HasIndex(a => new { a.SectionId, a.Id }, "IX_Articles_DeskSection");
        article.HasIndex(a => new { a.StartedById, a.Id }, "IX_Articles_DeskWriter");
        article.HasIndex(a => a.PublishedAt, "IX_Articles_Due").HasFilter(IsPublished);
        article.HasIndex(a => a.ReleasedAt, "IX_Articles_Released").HasFilter(IsPublished);
        article.HasIndex(a => a.RenderVersion); // what an older renderer made, at each start
    }
}

internal sealed class ArticleWordsMap : IEntityTypeConfiguration<ArticleWords>
{
    public void Configure(EntityTypeBuilder<ArticleWords> words)
    {
        words.ToTable("ArticleWords", table => table.UseSqlReturningClause(false)); // its triggers keep the index
        words.HasKey(w => w.ArticleId);
        words.Property(w => w.ArticleId).ValueGeneratedNever();
        words.HasOne<Article>().WithOne().HasForeignKey<ArticleWords>(w => w.ArticleId).OnDelete(DeleteBehavior.Cascade);
        words.HasIndex(w => w.FoldVersion);
    }
}

internal sealed class ArticleTopicMap : IEntityTypeConfiguration<ArticleTopic>
{
    public void Configure(EntityTypeBuilder<ArticleTopic> link)
    {
        link.ToTable("ArticleTopics");
        link.HasKey(t => new { t.ArticleId, t.TopicId });
        link.HasOne(t => t.Topic).WithMany().HasForeignKey(t => t.TopicId);
        link.HasIndex(t => new { t.TopicId, t.PublishedAt, t.ArticleId }).IsDescending(false, true, true);
    }
}

internal sealed class BylineMap : IEntityTypeConfiguration<Byline>
{
    public void Configure(EntityTypeBuilder<Byline> link)
    {
        link.ToTable("Bylines");
        link.HasKey(b => new { b.ArticleId, b.AuthorId });
        link.HasOne(b => b.Author).WithMany().HasForeignKey(b => b.AuthorId);
        link.HasIndex(b => new { b.AuthorId, b.Edition, b.PublishedAt, b.ArticleId }).IsDescending(false, false, true, true);
        link.HasIndex(b => new { b.AuthorId, b.ArticleId }, "IX_Bylines_Desk").IsDescending(false, true);
    }
}

internal sealed class ArticlePictureMap : IEntityTypeConfiguration<ArticlePicture>
{
    public void Configure(EntityTypeBuilder<ArticlePicture> link)
    {
        link.ToTable("ArticlePictures");
        link.HasKey(p => new { p.ArticleId, p.MediaFileId });
        link.HasOne(p => p.MediaFile).WithMany().HasForeignKey(p => p.MediaFileId).OnDelete(DeleteBehavior.Restrict);
        link.HasIndex(p => new { p.MediaFileId, p.ArticleId }).IsDescending(false, true);
    }
}
