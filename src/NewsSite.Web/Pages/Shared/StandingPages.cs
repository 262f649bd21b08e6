using Microsoft.EntityFrameworkCore;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The standing pages that the footer names: those of the edition.</summary>
public sealed class StandingPages(PerEdition<IReadOnlyList<PageLink>> pages)
{
    /// <summary>The slug of the page that says how mistakes are put right.</summary>
    public const string CorrectionsPolicy = "corrections-policy";

    public ValueTask<IReadOnlyList<PageLink>> InAsync(string edition, CancellationToken stopping) => pages.GetAsync(edition, async (db, _) =>
        await db.Pages.Where(p => p.Edition == edition).OrderBy(p => p.Id).Select(p => new PageLink(p.Slug, p.Title)).ToListAsync(stopping), stopping);

    /// <summary>Whether the edition has the page; where it does not, nothing leads to it.</summary>
    public async ValueTask<bool> HasAsync(string edition, string slug, CancellationToken stopping) => (await InAsync(edition, stopping)).Any(p => p.Slug == slug);
}

/// <summary>A standing page as the footer shows it.</summary>
public sealed record PageLink(string Slug, string Title);
