using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class CorrectionMap : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.ToTable("Corrections");
        correction.Property(c => c.Text).HasMaxLength(Correction.MaxTextLength);
        correction.Property(c => c.Compared).HasConversion(versions => JsonSerializer.Serialize(versions, JsonFormat.Plain), json => JsonSerializer.Deserialize<ComparedVersions>(json, JsonFormat.Plain));
        correction.Property(c => c.Version).IsConcurrencyToken();
        correction.HasOne(c => c.Article).WithMany(a => a.Corrections).HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
        correction.HasIndex(c => new { c.ArticleId, c.At, c.Id });
        correction.HasIndex(c => new { c.Edition, c.At, c.Id }, "IX_Corrections_Newest").IsDescending(false, true, true).HasFilter("\"RemovedAt\" IS NULL");
    }
}
