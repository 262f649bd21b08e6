using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Makes the stored HTML anew where an older renderer or sanitiser made it: at the start, before anyone reads it.</summary>
public sealed class RerenderBodies(NewsDb db, BodyRenderer renderer)
{
    private const int Batch = 50;

    /// <returns>How many bodies were old.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var done = 0;
        while (await db.Articles.Where(a => a.RenderVersion < ArticleMarkdown.RenderVersion).OrderBy(a => a.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } articles)
        {
            foreach (var article in articles) article.Rerender(await RenderAsync(article, stopping));
            done += articles.Count;
            await db.SaveChangesAsync(stopping);
            db.ChangeTracker.Clear();
        }
        return done;
    }

    // A body beyond the bounds of a stricter renderer is shown as the text that it is: nothing is lost, and the paper starts.
    private async Task<RenderedText> RenderAsync(Article article, CancellationToken stopping)
    {
        try
        {
            return (await renderer.RenderAsync(article.Body, stopping)).Text;
        }
        catch (InputRefusedException)
        {
            return ArticleMarkdown.AsTyped(article.Body);
        }
    }
}
