using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The sections in which an edition has something to read, in the paper's order.</summary>
public sealed class Navigation(PerEdition<IReadOnlyList<SectionLink>> sections)
{
    public ValueTask<IReadOnlyList<SectionLink>> InAsync(string edition, CancellationToken stopping) => sections.GetAsync(edition, async (db, now) =>
    {
        var published = db.Articles.Published(now).In(edition);
        return (await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Id).Where(s => published.Any(a => a.SectionId == s.Id)).ToListAsync(stopping))
            .ConvertAll(SectionLink.Of);
    }, stopping);

    /// <summary>The other editions that have something in a section, each with its path.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> EditionsWithAsync(Section section, CurrentEdition here, CancellationToken stopping)
    {
        var paths = new Dictionary<string, string>();
        foreach (var edition in here.Paper.Editions.Where(e => e != here.Edition))
        {
            if ((await InAsync(edition.Code, stopping)).Any(s => s.Id == section.Id)) paths[edition.Code] = section.Path;
        }
        return paths;
    }
}

/// <summary>A section as the navigation shows it.</summary>
public sealed record SectionLink(long Id, string Slug, string Path, EditionText Name)
{
    public static SectionLink Of(Section section) => new(section.Id, section.Slug, section.Path, section.Name);
}
