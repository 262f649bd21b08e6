using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class CommentReportMap : IEntityTypeConfiguration<CommentReport>
{
    public void Configure(EntityTypeBuilder<CommentReport> report)
    {
        report.ToTable("CommentReports");
        report.Property(r => r.Words).HasMaxLength(CommentReport.MaxWordsLength);
        report.HasIndex(r => new { r.CommentId, r.Id });
        report.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CommentActMap : IEntityTypeConfiguration<CommentAct>
{
    public void Configure(EntityTypeBuilder<CommentAct> act) => act.ToTable("CommentActs");
}

internal sealed class RedactedTextMap : IEntityTypeConfiguration<RedactedText>
{
    public void Configure(EntityTypeBuilder<RedactedText> text)
    {
        text.ToTable("RedactedTexts");
        text.HasKey(t => t.CommentId);
        text.Property(t => t.CommentId).ValueGeneratedNever();
        text.HasOne<Comment>().WithOne().HasForeignKey<RedactedText>(t => t.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WordListMap : IEntityTypeConfiguration<WordList>
{
    public void Configure(EntityTypeBuilder<WordList> list)
    {
        list.ToTable("WordLists");
        list.HasKey(l => l.Edition);
        list.Property(l => l.Banned).HasMaxLength(WordList.MaxLength);
        list.Property(l => l.Suspect).HasMaxLength(WordList.MaxLength);
        list.Property(l => l.Version).IsConcurrencyToken();
    }
}

internal sealed class RevokedTokenMap : IEntityTypeConfiguration<RevokedToken>
{
    public void Configure(EntityTypeBuilder<RevokedToken> token)
    {
        token.ToTable("RevokedTokens");
        token.HasKey(t => t.IdHash);
    }
}

internal sealed class DecisionLinkMap : IEntityTypeConfiguration<DecisionLink>
{
    public void Configure(EntityTypeBuilder<DecisionLink> link)
    {
        link.ToTable("DecisionLinks");
        link.HasIndex(l => l.CodeHash).IsUnique();
        link.HasIndex(l => l.CommentId);
        link.HasOne<Comment>().WithMany().HasForeignKey(l => l.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class JobMap : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.ToTable("Jobs");
        job.Property(j => j.LastFault).HasMaxLength(Job.MaxFaultLength);
        job.HasIndex(j => j.DueAt);
        job.HasIndex(j => j.UniqueKey).IsUnique().HasFilter("\"UniqueKey\" IS NOT NULL");
        job.Ignore(j => j.IsGivenUp);
    }
}
