using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>
/// The articles under which comments come in at the moment, in memory and bounded: each comment asks for its own, and they
/// are read anew when anything of the paper was written.
/// </summary>
public sealed class KnownArticles(IServiceScopeFactory scopes, Stamps stamps, TimeProvider clock)
{
    private const int MostKnown = 1_000;

    private Known known = new(-1);

    /// <returns>Null where readers find no such article.</returns>
    public ValueTask<CommentedArticle?> FindAsync(string edition, string slug, CancellationToken stopping) =>
        FindAsync(k => k.BySlug.GetValueOrDefault((edition, slug)), a => a.Edition == edition && a.Slug == slug, stopping);

    /// <inheritdoc cref="FindAsync(string, string, CancellationToken)"/>
    public ValueTask<CommentedArticle?> FindAsync(long id, CancellationToken stopping) =>
        FindAsync(k => k.ById.GetValueOrDefault(id), a => a.Id == id, stopping);

    private async ValueTask<CommentedArticle?> FindAsync(Func<Known, CommentedArticle?> find, Expression<Func<Article, bool>> which, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var last = Volatile.Read(ref known);
        if (last.Noted < 0 || !stamps.Hold(last.Noted, null) || last.ById.Count >= MostKnown) Volatile.Write(ref known, last = new(stamps.Now));
        if (find(last) is { } article) return article.Rule.PublishedAt <= now ? article : null; // a clock that was set back publishes nothing
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReadDb>();
        if (await db.Articles.Published(now).Where(which).Select(CommentedArticle.From).FirstOrDefaultAsync(stopping) is not { } read) return null;
        last.ById[read.Id] = read;
        last.BySlug[(read.Edition, read.Slug)] = read;
        return read;
    }

    private sealed record Known(long Noted)
    {
        public ConcurrentDictionary<long, CommentedArticle> ById { get; } = new();
        public ConcurrentDictionary<(string Edition, string Slug), CommentedArticle> BySlug { get; } = new();
    }
}

/// <summary>An article that readers find, as far as its comments need to know it.</summary>
public sealed record CommentedArticle(long Id, string Edition, string Slug, string Headline, ThreadRule Rule)
{
    public static readonly Expression<Func<Article, CommentedArticle>> From = a => new(a.Id, a.Edition, a.Slug, a.Headline, new ThreadRule(a.Comments, a.CommentsUntil, a.PublishedAt!.Value));
}
