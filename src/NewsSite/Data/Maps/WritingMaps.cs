using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class RevisionMap : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("Revisions");
        revision.Property(r => r.Note).HasMaxLength(Revision.MaxNoteLength);
        revision.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        revision.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.SetNull);
        revision.HasIndex(r => new { r.ArticleId, r.Id }).IsDescending(false, true);
        revision.HasIndex(r => new { r.ArticleId, r.Id }, "IX_Revisions_Others").IsDescending(false, true).HasFilter("NOT \"IsPublished\"");
        revision.HasIndex(r => r.Picture).HasFilter("\"Picture\" <> ''");
    }
}

internal sealed class AutosaveMap : IEntityTypeConfiguration<Autosave>
{
    public void Configure(EntityTypeBuilder<Autosave> autosave)
    {
        autosave.ToTable("Autosaves");
        autosave.HasIndex(a => new { a.StaffMemberId, a.Code }).IsUnique();
        autosave.HasIndex(a => a.Code);
        autosave.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PreviewLinkMap : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.ToTable("PreviewLinks");
        link.HasIndex(l => l.CodeHash).IsUnique();
        link.HasIndex(l => new { l.ArticleId, l.Id }).IsDescending(false, true);
        link.HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<StaffMember>().WithMany().HasForeignKey(l => l.MadeById).OnDelete(DeleteBehavior.Cascade);
    }
}
