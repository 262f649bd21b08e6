using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class StoryMap : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> story)
    {
        story.ToTable("Stories");
        story.HasIndex(s => s.Key).IsUnique();
    }
}

internal sealed class SectionMap : IEntityTypeConfiguration<Section>
{
    public void Configure(EntityTypeBuilder<Section> section)
    {
        section.ToTable("Sections");
        section.HasIndex(s => s.Slug).IsUnique();
    }
}

internal sealed class TombstoneMap : IEntityTypeConfiguration<Tombstone>
{
    public void Configure(EntityTypeBuilder<Tombstone> tombstone)
    {
        tombstone.ToTable("Tombstones");
        tombstone.HasKey(t => t.Path);
    }
}

internal sealed class LedgerLineMap : IEntityTypeConfiguration<LedgerLine>
{
    public void Configure(EntityTypeBuilder<LedgerLine> line)
    {
        line.ToTable("LedgerLines");
        line.HasKey(l => l.Code);
    }
}

internal sealed class TopicMap : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("Topics");
        topic.HasIndex(t => new { t.Edition, t.Slug }).IsUnique();
    }
}

internal sealed class AuthorMap : IEntityTypeConfiguration<Author>
{
    public void Configure(EntityTypeBuilder<Author> author)
    {
        author.ToTable("Authors");
        author.HasIndex(a => a.Slug).IsUnique();
    }
}

internal sealed class MediaFileMap : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> media)
    {
        media.ToTable("MediaFiles");
        media.HasIndex(m => m.Key).IsUnique();
        media.HasIndex(m => m.Name);
    }
}

internal sealed class PictureNotesMap : IEntityTypeConfiguration<PictureNotes>
{
    public void Configure(EntityTypeBuilder<PictureNotes> notes)
    {
        notes.ToTable("PictureNotes", table => table.UseSqlReturningClause(false)); // its triggers keep the index
        notes.HasKey(n => n.MediaFileId);
        notes.Property(n => n.MediaFileId).ValueGeneratedNever();
        notes.Property(n => n.Version).IsConcurrencyToken();
        notes.HasOne(n => n.MediaFile).WithOne().HasForeignKey<PictureNotes>(n => n.MediaFileId).OnDelete(DeleteBehavior.Cascade);
        notes.HasIndex(n => n.FoldVersion);
    }
}

internal sealed class EmblemMap : IEntityTypeConfiguration<Emblem>
{
    public void Configure(EntityTypeBuilder<Emblem> emblem)
    {
        emblem.ToTable("Emblems");
        emblem.HasKey(e => e.Name);
    }
}

internal sealed class BannerMap : IEntityTypeConfiguration<Banner>
{
    public void Configure(EntityTypeBuilder<Banner> banner)
    {
        banner.ToTable("Banners");
        banner.HasKey(b => b.Edition);
        banner.Property(b => b.Text).HasMaxLength(Banner.MaxTextLength);
        banner.Property(b => b.Version).IsConcurrencyToken();
        banner.HasOne(b => b.Article).WithMany().HasForeignKey(b => b.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PageMap : IEntityTypeConfiguration<Page>
{
    public void Configure(EntityTypeBuilder<Page> page)
    {
        page.ToTable("Pages");
        page.Property(p => p.Version).IsConcurrencyToken();
        page.HasIndex(p => new { p.Edition, p.Slug }).IsUnique();
    }
}

internal sealed class RedirectMap : IEntityTypeConfiguration<Redirect>
{
    public void Configure(EntityTypeBuilder<Redirect> redirect)
    {
        redirect.ToTable("Redirects");
        redirect.HasIndex(r => new { r.Edition, r.Slug, r.ArticleId }).IsUnique();
    }
}

internal sealed class PaperMap : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> paper)
    {
        paper.ToTable("Papers");
        paper.Property(p => p.Id).ValueGeneratedNever();
        paper.Property(p => p.Stamp).ValueGeneratedOnAddOrUpdate().HasDefaultValue(0L); // raised by SQL alone
        paper.Property(p => p.Editions).HasConversion(
            editions => JsonSerializer.Serialize(editions, JsonFormat.Plain),
            json => JsonSerializer.Deserialize<List<Edition>>(json, JsonFormat.Plain)!,
            new ValueComparer<List<Edition>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list.ToList()));
        paper.Ignore(p => p.Default);
    }
}
