using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>
/// Founds the paper from <c>site.yaml</c>, or brings it up to a <c>site.yaml</c> of its own that has changed. That of another
/// paper, which comes with a folder of articles, changes nothing.
/// </summary>
internal sealed class ImportSite(NewsDb db, ContentFolder folder, DrawEmblems draw, Words english, ImportReport report)
{
    private const int MaxFileSize = 1024 * 1024;

    /// <returns>The paper, not tracked; null when there is none and none could be founded.</returns>
    public async Task<Paper?> RunAsync(CancellationToken stopping)
    {
        try
        {
            if (folder.Has(SiteFile.Path)) await ReadAsync(stopping);
            else if (!await db.Papers.AnyAsync(stopping)) report.Refuse(SiteFile.Path, 0, "There is no such file, and no paper yet to which the articles could be added.");
        }
        catch (BadFileException e)
        {
            report.Refuse(SiteFile.Path, e.Line, e.Message);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
        return await db.Papers.AsNoTracking().SingleOrDefaultAsync(stopping);
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        var bytes = await folder.ReadAsync(SiteFile.Path, MaxFileSize, stopping);
        var site = SiteFile.Read(bytes);
        var drawings = await SiteDrawings.ReadAsync(site, folder, english, stopping);
        var hash = site.Hash + drawings.Hash;
        if (await db.Papers.Select(p => p.ImportHash).SingleOrDefaultAsync(stopping) == hash) return;
        var emblems = await drawings.DrawAsync(draw, english, stopping);
        await db.WriteAsync(async () =>
        {
            var paper = await db.Papers.SingleOrDefaultAsync(stopping);
            if (paper is not null && !site.IsOf(paper))
            {
                report.Disagree(SiteFile.Path, $"It is of another paper than {paper.Name.In(paper.DefaultEdition)}, which was left as it is. If it is of this one under a new name, write into it: code: {paper.Code}");
                return;
            }
            paper ??= db.Papers.Add(new Paper { Code = site.Code ?? Crockford.NewCode(Article.CodeLength) }).Entity;
            foreach (var edition in paper.Editions.Where(e => !site.Editions.Exists(s => s.Code == e.Code))) await CheckEmptyAsync(edition.Code, stopping);
            if (paper.Version == 0) (paper.Name, paper.Tagline, paper.Editions) = (site.Name, site.Tagline, site.Editions);
            else KeepNames(paper, site);
            paper.SiteName = site.Name;
            paper.DefaultEdition = site.DefaultEdition;
            paper.TimeZone = site.TimeZone;
            paper.ImportHash = hash;
            if (!paper.IsDrawnAtDesk) await SetDrawingsAsync(paper, drawings, emblems, stopping);
            else if (drawings.Mark != paper.Mark || !await AreThoseAsync(emblems, stopping)) report.Disagree(SiteFile.Path, "The paper's drawings were chosen at the desk, and were left as they are.");
            await ClearTombstonesAsync(site, stopping);
            var tombstones = await db.Tombstones.Select(t => t.Path).ToHashSetAsync(stopping);
            await SetSectionsAsync(site, tombstones, stopping);
            await SetAuthorsAsync(site, tombstones, stopping);
            await db.SaveChangesAsync(stopping);
        }, stopping);
    }

    // What else an edition is comes from the file for ever, its direction, its calendar; so does all of one that is new.
    private void KeepNames(Paper paper, SiteFile site)
    {
        List<Edition> kept = [.. site.Editions.Select(e => e with { Name = paper.Edition(e.Code)?.Name ?? e.Name })];
        (paper.Name, paper.Tagline) = (Kept(paper.Name, site.Name), Kept(paper.Tagline, site.Tagline));
        if (!paper.Name.SequenceEqual(site.Name) || !paper.Tagline.SequenceEqual(site.Tagline) || !kept.SequenceEqual(site.Editions))
            report.Disagree(SiteFile.Path, "The paper and its editions were named at the desk, and keep those names.");
        paper.Editions = kept;

        EditionText Kept(EditionText texts, EditionText told) => new(site.Editions
            .Select(e => KeyValuePair.Create(e.Code, (paper.Edition(e.Code) is null ? told : texts).GetValueOrDefault(e.Code)))
            .Where(t => t.Value is not null).ToDictionary(t => t.Key, t => t.Value!));
    }

    private async Task SetDrawingsAsync(Paper paper, SiteDrawings drawings, List<Emblem> emblems, CancellationToken stopping)
    {
        paper.Mark = drawings.Mark;
        (paper.HasIcons, paper.HasCard) = (drawings.Icon is not null, drawings.Card is not null);
        db.Emblems.RemoveRange(await db.Emblems.ToListAsync(stopping));
        await db.SaveChangesAsync(stopping);
        db.Emblems.AddRange(emblems);
    }

    private async Task<bool> AreThoseAsync(List<Emblem> emblems, CancellationToken stopping) =>
        (await db.Emblems.Select(e => e.Digest).ToListAsync(stopping)).ToHashSet().SetEquals(emblems.Select(e => e.Digest));

    private async Task CheckEmptyAsync(string edition, CancellationToken stopping)
    {
        if (await db.Articles.AnyAsync(a => a.Edition == edition, stopping) || await db.Pages.AnyAsync(p => p.Edition == edition, stopping))
            throw new BadFileException(0, $"The edition {edition} is missing, but the paper has articles or pages in it.");
    }

    // What the file names no more needs none: the name of somebody who has left stays nowhere.
    private async Task ClearTombstonesAsync(SiteFile site, CancellationToken stopping)
    {
        var named = site.Sections.Select(s => new Section { Slug = s.Slug }.Path).Concat(site.Authors.Select(a => new Author { Slug = a.Slug }.Path)).ToHashSet();
        db.Tombstones.RemoveRange((await db.Tombstones.Where(t => !t.Path.StartsWith("pages/") && !t.Path.StartsWith("articles/") && !t.Path.StartsWith("pictures/")).ToListAsync(stopping)).Where(t => !named.Contains(t.Path)));
        await db.SaveChangesAsync(stopping);
    }

    // A section that the file does not name any more keeps its articles, and stands behind the others.
    private async Task SetSectionsAsync(SiteFile site, HashSet<string> tombstones, CancellationToken stopping)
    {
        var sections = await db.Sections.OrderBy(s => s.Position).ToListAsync(stopping);
        var named = new List<Section>();
        foreach (var entry in site.Sections)
        {
            var section = sections.Find(s => s.Slug == entry.Slug) ?? new Section { Slug = entry.Slug };
            if (section.Id == 0 && tombstones.Contains(section.Path))
            {
                report.Disagree(SiteFile.Path, $"The section {entry.Slug} was deleted at the desk, and was not added again.");
                continue;
            }
            if (section.Id == 0) db.Sections.Add(section);
            if (section.Version == 0) section.Name = entry.Name;
            else if (!section.Name.SequenceEqual(entry.Name)) report.Disagree(SiteFile.Path, $"The section {entry.Slug} was named at the desk, and was left as it is.");
            named.Add(section);
        }
        if (sections.Exists(s => s.IsPlaced)) named = [.. sections, .. named.Except(sections)]; // the desk's order; what is new stands behind
        var position = 0;
        foreach (var section in named.Concat(sections.Except(named))) section.Position = position++;
    }

    private async Task SetAuthorsAsync(SiteFile site, HashSet<string> tombstones, CancellationToken stopping)
    {
        foreach (var entry in site.Authors)
        {
            var author = await db.Authors.FirstOrDefaultAsync(a => a.Slug == entry.Slug, stopping) ?? new Author { Slug = entry.Slug };
            if (author.Id == 0 && tombstones.Contains(author.Path))
            {
                report.Disagree(SiteFile.Path, $"The author {entry.Slug} was deleted at the desk, and was not added again.");
                continue;
            }
            if (author.Id == 0) db.Authors.Add(author);
            if (author.Version == 0) (author.Name, author.Bio) = (entry.Name, entry.Bio);
            else if (!author.Name.SequenceEqual(entry.Name) || !author.Bio.SequenceEqual(entry.Bio)) report.Disagree(SiteFile.Path, $"The author {entry.Slug} was described at the desk, and was left as it is.");
        }
    }
}
