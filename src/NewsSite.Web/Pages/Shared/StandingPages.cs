using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The standing pages that the footer names: those of the edition; asked once for each change of the paper.</summary>
public sealed class StandingPages(IServiceScopeFactory scopes, Stamps stamps)
{
    private readonly Dictionary<string, (long Noted, List<PageLink> Pages)> known = [];

    public async ValueTask<IReadOnlyList<PageLink>> InAsync(string edition, CancellationToken stopping)
    {
        lock (known)
        {
            if (known.TryGetValue(edition, out var entry) && stamps.Hold(entry.Noted, null)) return entry.Pages;
        }
        var noted = stamps.Now;
        await using var scope = scopes.CreateAsyncScope();
        var pages = await scope.ServiceProvider.GetRequiredService<ReadDb>().Pages
            .Where(p => p.Edition == edition).OrderBy(p => p.Id).Select(p => new PageLink(p.Slug, p.Title)).ToListAsync(stopping);
        lock (known) known[edition] = (noted, pages);
        return pages;
    }

    /// <summary>Whether the edition has the page; where it does not, nothing leads to it.</summary>
    public async ValueTask<bool> HasAsync(string edition, string slug, CancellationToken stopping) => (await InAsync(edition, stopping)).Any(p => p.Slug == slug);
}

/// <summary>A standing page as the footer shows it.</summary>
public sealed record PageLink(string Slug, string Title);
