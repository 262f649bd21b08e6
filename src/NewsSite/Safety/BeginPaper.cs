using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Safety;

/// <summary>
/// Answers the question of the first start: whether the pieces with which the paper came stay. What is deleted leaves a
/// tombstone, so that no import brings it back; what somebody has changed here, the standing pages, sections and authors stay.
/// </summary>
public sealed class BeginPaper(NewsDb db, DataFolder folder, TimeProvider clock)
{
    /// <summary>A paper that was filled with more than that is no sample: nobody is asked whether all of it shall go.</summary>
    public const int MostSamples = 100;

    private const int MostArticles = 10 * MostSamples;

    /// <summary>What an empty start would delete, the newest first.</summary>
    /// <returns>Null where there is nothing to ask: it was answered, there are none, or there are too many to be samples.</returns>
    public async Task<IReadOnlyList<ArticleLine>?> AskAsync(CancellationToken stopping)
    {
        if (await db.Papers.AnyAsync(p => p.BegunAt != null, stopping)) return null;
        if (await db.Articles.Select(a => a.Id).Take(MostArticles + 1).CountAsync(stopping) > MostArticles) return null; // a grown paper: it is not looked through at each visit
        if (await db.Articles.AsImported().Select(a => a.Id).Take(MostSamples + 1).CountAsync(stopping) > MostSamples) return null; // before anything is put in order
        var samples = await db.Articles.AsNoTracking().AsImported().OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id).Select(ArticleLine.From).Take(MostSamples + 1).ToListAsync(stopping);
        return samples.Count is > 0 and <= MostSamples ? samples : null;
    }

    /// <param name="deleted">Ids of those without which the paper begins, as they were shown; what is none of them stays. None keeps all.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>How many articles were deleted; null where there is nothing to answer.</returns>
    public Task<int?> RunAsync(IReadOnlyCollection<long> deleted, CancellationToken stopping) => db.WriteAsync<int?>(async () =>
    {
        if (await AskAsync(stopping) is not { } asked) return null;
        (await db.Papers.SingleAsync(stopping)).Begin(clock.GetUtcNow().UtcDateTime);
        List<long> ids = [.. asked.Select(a => a.Id).Where(deleted.Contains)];
        var files = await DeleteAsync(ids, stopping);
        await db.SaveChangesAsync(stopping);
        files.ForEach(File.Delete); // before the commit: what fails here leaves a question that can be answered again
        return ids.Count;
    }, stopping);

    private async Task<List<string>> DeleteAsync(List<long> ids, CancellationToken stopping)
    {
        // Answers before what they answer: the one keeps the other in its place.
        foreach (var isAnswer in (bool[])[true, false])
        {
            db.Comments.RemoveRange(await db.Comments.Where(c => ids.Contains(c.ArticleId) && c.ParentId != null == isAnswer).ToListAsync(stopping));
            await db.SaveChangesAsync(stopping);
        }
        var shown = await db.Set<ArticlePicture>().Where(p => ids.Contains(p.ArticleId)).Select(p => p.MediaFileId).Distinct().ToListAsync(stopping);
        var articles = await db.Articles.Where(a => ids.Contains(a.Id)).ToListAsync(stopping);
        var stories = articles.Select(a => a.StoryId).ToHashSet();
        db.Tombstones.AddRange(articles.Select(a => new Tombstone { Path = Article.TombstoneOf(a.Code) }));
        db.Articles.RemoveRange(articles);
        await db.SaveChangesAsync(stopping);
        db.Stories.RemoveRange(await db.Stories.Where(s => stories.Contains(s.Id) && !db.Articles.Any(a => a.StoryId == s.Id)).ToListAsync(stopping));
        db.Topics.RemoveRange(await db.Topics.Where(t => !db.Set<ArticleTopic>().Any(a => a.TopicId == t.Id)).ToListAsync(stopping));
        var pictures = await db.MediaFiles.Where(m => shown.Contains(m.Id) && !db.Set<ArticlePicture>().Any(p => p.MediaFileId == m.Id)).ToListAsync(stopping);
        db.Tombstones.AddRange(pictures.Select(p => new Tombstone { Path = MediaFile.TombstoneOf(p.Key) }));
        db.MediaFiles.RemoveRange(pictures);
        return [.. pictures.SelectMany(p => p.FileNames).Select(f => Path.Combine(folder.Media, f))];
    }
}
