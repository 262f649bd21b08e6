using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Safety;

/// <summary>
/// Takes an author off everything in one act, when to be named has become a danger: bylines, and with them feeds, pages for
/// machines and the search; credits of pictures; the profile itself. No tombstone keeps the name: the log knows a number.
/// Texts that name the person are told, and a safety edit mends them.
/// </summary>
public sealed class RemoveByline(NewsDb db, Ledger ledger)
{
    private const int Batch = 50; // as many articles as are folded for the search at once
    private const int MostMentions = 50;

    /// <summary>What would be taken away, and where the name stands besides.</summary>
    /// <returns>Null where there is no such author.</returns>
    public async Task<BylinePlan?> PlanAsync(string slug, CancellationToken stopping)
    {
        if (await db.Authors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stopping) is not { } author) return null;
        var credits = 0;
        foreach (var name in author.Name.Values.Distinct()) credits += await db.Articles.CountAsync(a => a.Lead!.Credit!.Contains(name), stopping);
        return new(await db.Set<Byline>().CountAsync(b => b.AuthorId == author.Id, stopping), credits, await MentionsAsync(author, stopping));
    }

    /// <param name="slug">The author's; the caller has asked whether who is at the desk may.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>What was taken away, and where the name still stands; null where there is no such author.</returns>
    public async Task<BylinePlan?> RunAsync(string slug, CancellationToken stopping)
    {
        if (await PlanAsync(slug, stopping) is not { } plan) return null; // before the gate: it reads every text
        if (!await db.WriteAsync(() => RemoveAsync(slug, stopping), stopping)) return null;
        await db.EraseTracesAsync();
        return plan;
    }

    private async Task<bool> RemoveAsync(string slug, CancellationToken stopping)
    {
        if (await db.Authors.FirstOrDefaultAsync(a => a.Slug == slug, stopping) is not { } author) return false;
        var (id, key, names) = (author.Id, author.Key, author.Name.Values.Distinct().ToList());
        while (await db.Articles.Include(a => a.Bylines).ThenInclude(b => b.Author).Where(a => a.Bylines.Any(b => b.AuthorId == id)).OrderBy(a => a.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } articles)
        {
            foreach (var article in articles)
            {
                article.SetBylines([.. article.Bylines.OrderBy(b => b.Position).Select(b => b.Author).Where(a => a.Id != id)]);
                article.MarkSaved(); // so that no import brings the byline back
            }
            await db.SaveChangesAsync(stopping);
            db.ChangeTracker.Clear();
        }
        foreach (var name in names) await ClearCreditsAsync(name, stopping);
        db.Authors.Remove(await db.Authors.SingleAsync(a => a.Id == id, stopping));
        await db.SaveChangesAsync(stopping);
        await ledger.AddAsync(LedgerAct.AuthorRemoved, key, stopping);
        return true;
    }

    // By key, and by whole words: another person's longer name is left alone.
    private async Task ClearCreditsAsync(string name, CancellationToken stopping)
    {
        var last = 0L;
        while (await db.Articles.Where(a => a.Id > last && (a.Lead!.Credit!.Contains(name) || a.Guests!.Contains(name))).OrderBy(a => a.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } articles)
        {
            last = articles[^1].Id;
            foreach (var article in articles)
            {
                var (credit, guests) = (Left(article.Lead?.Credit, name), Left(article.Guests, name));
                if ((credit, guests) == (article.Lead?.Credit, article.Guests)) continue;
                if (article.Lead is { } lead) lead.Credit = credit;
                article.Guests = guests;
                article.MarkSaved();
            }
            await db.SaveChangesAsync(stopping);
            db.ChangeTracker.Clear();
        }
        foreach (var notes in (await db.PictureNotes.Include(n => n.MediaFile).Where(n => n.Credit.Contains(name)).ToListAsync(stopping)).Where(n => Without(n.Credit, name) != n.Credit))
            notes.Describe(notes.Alt, notes.Caption, Without(notes.Credit, name), notes.Lang);
        await db.SaveChangesAsync(stopping);
    }

    private static string? Left(string? names, string name) => names is not null && Without(names, name) is { Length: > 0 } left ? left : null;

    private static string Without(string credit, string name)
    {
        var blackout = new Blackout([name]);
        var without = blackout.Of(credit);
        return blackout.Places == 0 ? credit : PlainText.CleanLine(without.Replace(Blackout.Black, "", StringComparison.Ordinal)).Trim(' ', ',', '،', '/', '·', '–', '-', ':', ';');
    }

    private async Task<IReadOnlyList<BylinePlan.Mention>> MentionsAsync(Author author, CancellationToken stopping)
    {
        var found = new List<BylinePlan.Mention>();
        foreach (var name in author.Name.Values.Distinct())
        {
            found.AddRange(await db.Articles.AsNoTracking().Where(a => a.Headline.Contains(name) || a.Summary.Contains(name) || a.Body.Contains(name) || a.Lead!.Alt.Contains(name) || a.Lead.Caption!.Contains(name) || a.Corrections.Any(c => c.Text.Contains(name))).OrderByDescending(a => a.Id)
                .Select(a => new BylinePlan.Mention($"articles/{a.Code}/scrub", a.Edition, a.Headline)).Take(MostMentions).ToListAsync(stopping));
            found.AddRange((await db.Pages.AsNoTracking().Where(p => p.Title.Contains(name) || p.Body.Contains(name)).OrderBy(p => p.Id).Take(MostMentions).ToListAsync(stopping)).Select(p => new BylinePlan.Mention(p.DeskPath, p.Edition, p.Title)));
            found.AddRange((await db.PictureNotes.AsNoTracking().Include(n => n.MediaFile).Where(n => n.MediaFile.Name.Contains(name) || n.Alt.Contains(name) || n.Caption.Contains(name)).OrderByDescending(n => n.MediaFileId).Take(MostMentions).ToListAsync(stopping))
                .Select(n => new BylinePlan.Mention($"pictures/{n.MediaFile.Key}", n.Lang, n.MediaFile.Name)));
        }
        return [.. found.DistinctBy(m => m.Path).Take(MostMentions)];
    }
}

/// <summary>What goes with a byline.</summary>
/// <param name="Articles">How many name the author.</param>
/// <param name="Credits">Of how many articles' pictures the credit holds the name.</param>
/// <param name="Mentions">Articles, standing pages and pictures whose own words hold the name: they stay as they are.</param>
public sealed record BylinePlan(int Articles, int Credits, IReadOnlyList<BylinePlan.Mention> Mentions)
{
    /// <param name="Path">At the desk, where the name can be taken out.</param>
    /// <param name="Lang">Of its title; null where that is not known.</param>
    public sealed record Mention(string Path, string? Lang, string Title);
}
