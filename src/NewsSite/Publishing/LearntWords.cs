using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>What a public article says of its picture is what the library knows of it, as long as nobody has noted anything there.</summary>
internal static class LearntWords
{
    public static async Task LearnAsync(this NewsDb db, Article article, CancellationToken stopping)
    {
        if (article.Lead is { } lead) (await db.PictureNotes.Include(n => n.MediaFile).SingleOrDefaultAsync(n => n.MediaFileId == lead.MediaFile.Id, stopping))?.Learn(lead, article.Edition);
    }
}
