using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Makes the stored HTML anew where an older renderer or sanitiser made it: at the start, before anyone reads it.</summary>
public sealed class RerenderBodies(NewsDb db, BodyRenderer renderer)
{
    private const int Batch = 50;

    /// <returns>How many bodies of articles and pages were old.</returns>
    public async Task<int> RunAsync(CancellationToken stopping) => await ArticlesAsync(stopping) + await PagesAsync(stopping);

    private async Task<int> ArticlesAsync(CancellationToken stopping)
    {
        var old = db.Articles.Where(a => a.RenderVersion < ArticleMarkdown.RenderVersion).OrderBy(a => a.Id).Take(Batch);
        var done = 0;
        while (await old.Include(a => a.Lead!.MediaFile).Include(a => a.Pictures).ThenInclude(p => p.MediaFile).ToListAsync(stopping) is { Count: > 0 } articles)
        {
            foreach (var article in articles)
            {
                var (text, pictures) = await RenderAsync(article, stopping);
                article.Write(article.Body, text, pictures);
            }
            done += articles.Count;
            await db.SaveChangesAsync(stopping);
            db.ChangeTracker.Clear();
        }
        return done;
    }

    private async Task<int> PagesAsync(CancellationToken stopping)
    {
        var pages = await db.Pages.Where(p => p.RenderVersion < ArticleMarkdown.RenderVersion).ToListAsync(stopping);
        foreach (var page in pages) page.Write(page.Body, Render(page.Body));
        if (pages.Count > 0) await db.SaveChangesAsync(stopping);
        db.ChangeTracker.Clear();
        return pages.Count;
    }

    // A body beyond the bounds of a stricter renderer is shown as the text that it is: nothing is lost, and the paper starts.
    private async Task<(RenderedText Text, List<MediaFile> Pictures)> RenderAsync(Article article, CancellationToken stopping)
    {
        try
        {
            return await renderer.RenderAsync(article.Body, stopping);
        }
        catch (InputRefusedException)
        {
            return (ArticleMarkdown.AsTyped(article.Body), []);
        }
    }

    private static RenderedText Render(string body)
    {
        try
        {
            return ArticleMarkdown.Render(body, _ => null); // pages hold no pictures
        }
        catch (InputRefusedException)
        {
            return ArticleMarkdown.AsTyped(body);
        }
    }
}
