using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Maps;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Safety;

/// <summary>
/// Takes an author off everything in one act, when to be named has become a danger: bylines, and with them feeds, pages for
/// machines and the search; credits of pictures; the profile itself. No tombstone keeps the name: the log knows a number.
/// Texts that name the person are told, and a safety edit mends them.
/// </summary>
public sealed class RemoveByline(NewsDb db, FindMentions mentions, Ledger ledger)
{
    private const int Batch = 50; // as many articles as are folded for the search at once

    /// <summary>What would be taken away, and where the name stands besides.</summary>
    /// <returns>Null where there is no such author.</returns>
    public async Task<BylinePlan?> PlanAsync(string slug, CancellationToken stopping)
    {
        if (await db.Authors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stopping) is not { } author) return null;
        var credits = 0;
        foreach (var name in author.Name.Values.Distinct())
        {
            var held = await HoldingAsync(db.Articles.Select(a => a.Lead!.Credit), name, stopping);
            credits += await db.Articles.CountAsync(a => held.Contains(a.Lead!.Credit!), stopping);
        }
        var (found, isCut) = await mentions.RunAsync(author, stopping);
        return new(await db.Set<Byline>().CountAsync(b => b.AuthorId == author.Id, stopping), credits, found, isCut);
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
        foreach (var kept in await db.Autosaves.ToListAsync(stopping)) kept.Take(FormWithout(kept.Form, slug, names), kept.Headline, kept.At);
        db.Authors.Remove(await db.Authors.SingleAsync(a => a.Id == id, stopping));
        await db.SaveChangesAsync(stopping);
        await ledger.AddAsync(LedgerAct.AuthorRemoved, key, stopping);
        return true;
    }

    // By key, and by whole words: another person's longer name is left alone.
    private async Task ClearCreditsAsync(string name, CancellationToken stopping)
    {
        var last = 0L;
        var credits = await HoldingAsync(db.Articles.Select(a => a.Lead!.Credit), name, stopping);
        var named = await HoldingAsync(db.Articles.Select(a => a.Guests), name, stopping);
        while (await db.Articles.Where(a => a.Id > last && (credits.Contains(a.Lead!.Credit!) || named.Contains(a.Guests!))).OrderBy(a => a.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } articles)
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
        var noted = await HoldingAsync(db.PictureNotes.Select(n => n.Credit), name, stopping);
        foreach (var notes in await db.PictureNotes.Include(n => n.MediaFile).Where(n => noted.Contains(n.Credit)).ToListAsync(stopping))
            notes.Describe(notes.Alt, notes.Caption, Without(notes.Credit, name), notes.Lang);
        await db.SaveChangesAsync(stopping);
    }

    // They are short, and most of them repeat: all are read, since no pattern of SQL knows every spelling of a name.
    private static async Task<List<string>> HoldingAsync(IQueryable<string?> names, string name, CancellationToken stopping)
    {
        var blackout = new Blackout([name]);
        return [.. (await names.Distinct().ToListAsync(stopping)).OfType<string>().Where(blackout.Stands)];
    }

    // What is typed and not saved would bring the byline back with the next save.
    internal static string FormWithout(string kept, string slug, IReadOnlyList<string> names)
    {
        var form = JsonNode.Parse(kept)!.AsObject();
        if (form[nameof(TypedArticle.Authors)] is JsonArray authors && authors.FirstOrDefault(a => a?.GetValue<string>() == slug) is { } author) authors.Remove(author);
        foreach (var field in new[] { nameof(TypedArticle.Guests), nameof(TypedArticle.Credit) })
        {
            if (form[field]?.GetValue<string>() is { Length: > 0 } typed) form[field] = names.Aggregate(typed, Without);
        }
        return form.ToJsonString(JsonFormat.Plain);
    }

    private static string? Left(string? names, string name) => names is not null && Without(names, name) is { Length: > 0 } left ? left : null;

    private static string Without(string credit, string name)
    {
        var blackout = new Blackout([name]);
        var without = blackout.Of(credit);
        return blackout.Places == 0 ? credit : PlainText.CleanLine(without.Replace(Blackout.Black, "", StringComparison.Ordinal)).Trim(' ', ',', '،', '/', '·', '–', '-', ':', ';');
    }
}

/// <summary>What goes with a byline.</summary>
/// <param name="Articles">How many name the author.</param>
/// <param name="Credits">Of how many articles' pictures the credit holds the name.</param>
/// <param name="Mentions">Articles, standing pages and pictures whose own words hold the name: they stay as they are.</param>
/// <param name="IsCut">Whether there are more of them.</param>
public sealed record BylinePlan(int Articles, int Credits, IReadOnlyList<Mention> Mentions, bool IsCut);
