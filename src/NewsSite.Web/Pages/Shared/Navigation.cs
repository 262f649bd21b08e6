using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The sections in which an edition has something to read, in the paper's order.</summary>
public sealed class Navigation(PerEdition<IReadOnlyList<SectionLink>> sections)
{
    public ValueTask<IReadOnlyList<SectionLink>> InAsync(string edition, CancellationToken stopping) => sections.GetAsync(edition, async (db, now) =>
    {
        var published = db.Articles.Published(now).In(edition);
        return (await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Id).Where(s => published.Any(a => a.SectionId == s.Id)).ToListAsync(stopping))
            .ConvertAll(s => new SectionLink(s.Id, s.Slug, s.Path, s.Name.In(edition)));
    }, stopping);
}

/// <summary>A section as the navigation shows it.</summary>
public sealed record SectionLink(long Id, string Slug, string Path, string Name);
