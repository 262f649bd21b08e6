using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>What is done with one article that stands before newer ones on the front page.</summary>
public enum PinStep
{
    /// <summary>Pins it, or gives a pinned one another end.</summary>
    Pin,
    Unpin,

    /// <summary>One place nearer to the lead, or to the beginning of its section.</summary>
    Up,
    Down,
}

/// <summary>Changes what stands at the top of an edition's front page and first in its sections, and in which order. Pins that have run out go with it.</summary>
public sealed class ArrangePins(NewsDb db, CurrentPaper paper, TimeProvider clock)
{
    /// <summary>How many articles stand at the top, the lead among them.</summary>
    public const int TopLength = 4;

    /// <param name="edition">An edition's code.</param>
    /// <param name="code">Of the article.</param>
    /// <param name="step">What is done with it.</param>
    /// <param name="inSection">Where it is pinned: first in its section, and not at the top of the page.</param>
    /// <param name="until">Where it is pinned: as <see cref="PaperDate.Field"/> writes it; empty for until it is unpinned.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>Why nothing was changed; nothing where it was.</returns>
    public Task<IReadOnlyList<Fault>> RunAsync(string edition, string code, PinStep step, bool inSection, string until, CancellationToken stopping) => db.WriteAsync<IReadOnlyList<Fault>>(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var pinned = await db.Articles.In(edition).Pins().LeadFirst().ToListAsync(stopping);
        foreach (var past in pinned.Where(a => !a.IsPinnedAt(now))) past.Unpin();
        pinned.RemoveAll(a => !a.Pinned);

        var article = pinned.Find(a => a.Code == code);
        if (article is null && step == PinStep.Pin) article = await db.Articles.In(edition).Published(now).FirstOrDefaultAsync(a => a.Code == code, stopping);
        if (article is null) return [new Fault("pin-article", "desk.fault.not-public")];
        if (step == PinStep.Pin)
        {
            if (ReadEnd(until, now, out var end) is { } fault) return [fault];
            if (inSection && article.SectionId is null) return [new Fault("pin-article", "desk.fault.no-section")];
            if (article.PinnedInSection != inSection) article.Unpin(); // it begins anew elsewhere
            article.Pin(end, inSection);
        }
        else if (step == PinStep.Unpin)
        {
            article.Unpin();
        }
        else
        {
            Move(pinned.FindAll(a => a.PinnedInSection == article.PinnedInSection && (!a.PinnedInSection || a.SectionId == article.SectionId)), article, step == PinStep.Up ? -1 : 1);
        }
        await db.SaveChangesAsync(stopping);
        return [];
    }, stopping);

    private Fault? ReadEnd(string until, DateTime now, out DateTime? end)
    {
        end = null;
        if (until.Length == 0) return null;
        if (!PaperDate.TryReadField(until, paper.Zone, out var at)) return new("until", "desk.fault.time");
        end = at;
        return at <= now ? new("until", "desk.fault.end-past") : null;
    }

    private static void Move(List<Article> pinned, Article article, int by)
    {
        var from = pinned.IndexOf(article);
        pinned.RemoveAt(from);
        pinned.Insert(Math.Clamp(from + by, 0, pinned.Count), article);
        for (var i = 0; i < pinned.Count; i++) pinned[i].PlacePinned(i + 1);
    }
}
