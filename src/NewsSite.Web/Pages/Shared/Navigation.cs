using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The sections in which an edition has something to read, in the paper's order; asked once for each change of the paper.</summary>
public sealed class Navigation(IServiceScopeFactory scopes, Stamps stamps, NextChange nextChange, TimeProvider clock)
{
    private readonly Dictionary<string, (long Noted, DateTime From, DateTime Until, List<SectionLink> Sections)> known = [];

    public async ValueTask<IReadOnlyList<SectionLink>> InAsync(string edition, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (known)
        {
            // A scheduled article may be a section's first.
            if (known.TryGetValue(edition, out var entry) && stamps.Hold(entry.Noted, null) && now < entry.Until && now >= entry.From) return entry.Sections;
        }
        var noted = stamps.Now;
        var until = await nextChange.AfterAsync(stopping);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReadDb>();
        var published = db.Articles.Published(now).In(edition);
        var sections = (await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Id)
            .Where(s => published.Any(a => a.SectionId == s.Id)).ToListAsync(stopping))
            .ConvertAll(s => new SectionLink(s.Id, s.Path, s.Name.In(edition)));
        lock (known) known[edition] = (noted, now, until, sections);
        return sections;
    }
}

/// <summary>A section as the navigation shows it.</summary>
public sealed record SectionLink(long Id, string Path, string Name);
