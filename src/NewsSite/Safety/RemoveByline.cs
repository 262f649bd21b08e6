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
public sealed class RemoveByline(NewsDb db, Ledger ledger)
{
    private const int Batch = 50; // as many articles as are folded for the search at once
    private const int MostMentions = 50;
    private const int MostRead = 5_000; // of what SQL finds
    private const string WrittenOtherwise = "یيىئېۍےکكڪگګهةۀہھەاأإآٱوؤ";

    /// <summary>What would be taken away, and where the name stands besides.</summary>
    /// <returns>Null where there is no such author.</returns>
    public async Task<BylinePlan?> PlanAsync(string slug, CancellationToken stopping)
    {
        if (await db.Authors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stopping) is not { } author) return null;
        var credits = 0;
        foreach (var name in author.Name.Values.Distinct())
        {
            var like = Alike(name);
            var held = await db.Articles.Where(a => EF.Functions.Like(a.Lead!.Credit!, like)).Select(a => a.Lead!.Credit).ToListAsync(stopping);
            credits += held.Count(credit => Names(credit, name));
        }
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
        foreach (var kept in await db.Autosaves.ToListAsync(stopping)) kept.Take(FormWithout(kept.Form, slug, names), kept.Headline, kept.At);
        db.Authors.Remove(await db.Authors.SingleAsync(a => a.Id == id, stopping));
        await db.SaveChangesAsync(stopping);
        await ledger.AddAsync(LedgerAct.AuthorRemoved, key, stopping);
        return true;
    }

    // By key, and by whole words: another person's longer name is left alone.
    private async Task ClearCreditsAsync(string name, CancellationToken stopping)
    {
        var (last, like) = (0L, Alike(name));
        while (await db.Articles.Where(a => a.Id > last && (EF.Functions.Like(a.Lead!.Credit!, like) || EF.Functions.Like(a.Guests!, like))).OrderBy(a => a.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } articles)
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
        foreach (var notes in (await db.PictureNotes.Include(n => n.MediaFile).Where(n => EF.Functions.Like(n.Credit, like)).ToListAsync(stopping)).Where(n => Without(n.Credit, name) != n.Credit))
            notes.Describe(notes.Alt, notes.Caption, Without(notes.Credit, name), notes.Lang);
        await db.SaveChangesAsync(stopping);
    }

    private static bool Names(string? text, string name) => new Blackout([name]).Stands(text);

    /// <summary>What SQL finds of a name in any spelling, and more: any letter in the place of one that keyboards write differently, anything between words. <see cref="Blackout"/> looks at what was found.</summary>
    private static string Alike(string name) => $"%{string.Concat(PlainText.CleanLine(name).Select(c => c is ' ' or '\u200C' ? '%' : char.IsAsciiLetterOrDigit(c) || (char.IsBetween(c, '\u0620', '\u06FF') && !WrittenOtherwise.Contains(c, StringComparison.Ordinal)) ? c : '_'))}%";

    // What is typed and not saved would bring the byline back with the next save.
    private static string FormWithout(string kept, string slug, IReadOnlyList<string> names)
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

    private async Task<IReadOnlyList<BylinePlan.Mention>> MentionsAsync(Author author, CancellationToken stopping)
    {
        var found = new List<BylinePlan.Mention>();
        foreach (var name in author.Name.Values.Distinct())
        {
            var like = Alike(name);
            var articles = await db.Articles.AsNoTracking().Include(a => a.Corrections).Where(a => EF.Functions.Like(a.Headline, like) || EF.Functions.Like(a.Summary, like) || EF.Functions.Like(a.Body, like) || EF.Functions.Like(a.Lead!.Alt, like) || EF.Functions.Like(a.Lead.Caption!, like) || a.Corrections.Any(c => EF.Functions.Like(c.Text, like))).OrderByDescending(a => a.Id).Take(MostRead).ToListAsync(stopping);
            found.AddRange(articles.Where(a => Names(string.Join('\n', [a.Headline, a.Summary, a.Body, a.Lead?.Alt, a.Lead?.Caption, .. a.Corrections.Select(c => c.Text)]), name)).Select(a => new BylinePlan.Mention($"articles/{a.Code}/scrub", a.Edition, a.Headline)));
            found.AddRange((await db.Pages.AsNoTracking().Where(p => EF.Functions.Like(p.Title, like) || EF.Functions.Like(p.Body, like)).OrderBy(p => p.Id).Take(MostRead).ToListAsync(stopping)).Where(p => Names($"{p.Title}\n{p.Body}", name)).Select(p => new BylinePlan.Mention(p.DeskPath, p.Edition, p.Title)));
            found.AddRange((await db.PictureNotes.AsNoTracking().Include(n => n.MediaFile).Where(n => EF.Functions.Like(n.MediaFile.Name, like) || EF.Functions.Like(n.Alt, like) || EF.Functions.Like(n.Caption, like)).OrderByDescending(n => n.MediaFileId).Take(MostRead).ToListAsync(stopping))
                .Where(n => Names($"{n.MediaFile.Name}\n{n.Alt}\n{n.Caption}", name)).Select(n => new BylinePlan.Mention($"pictures/{n.MediaFile.Key}", n.Lang, n.MediaFile.Name)));
        }
        found.AddRange(await UnseenAsync(author, stopping));
        return [.. found.DistinctBy(m => m.Path).Take(MostMentions)];
    }

    // Where no list of texts looks: titles for search engines, older versions, what is typed and not saved, the breaking news, other people's profiles.
    private async Task<IReadOnlyList<BylinePlan.Mention>> UnseenAsync(Author author, CancellationToken stopping)
    {
        var found = new List<BylinePlan.Mention>();
        var names = author.Name.Values.Distinct().ToList();
        var any = new Blackout(names);
        var shared = await db.Articles.AsNoTracking().Where(a => a.SharedWords != null).Select(a => new { a.Code, a.Edition, a.Headline, a.SharedWords }).ToListAsync(stopping);
        found.AddRange(shared.Where(a => a.SharedWords is { } words && (any.Stands(words.SearchTitle) || any.Stands(words.SearchDescription) || any.Stands(words.SocialTitle) || any.Stands(words.SocialDescription))).Select(a => new BylinePlan.Mention($"articles/{a.Code}/scrub", a.Edition, a.Headline)));
        foreach (var name in names)
        {
            var like = Alike(name);
            var kept = await db.Revisions.AsNoTracking().Where(r => EF.Functions.Like(r.Headline, like) || EF.Functions.Like(r.Summary, like) || EF.Functions.Like(r.Body, like) || EF.Functions.Like(r.Alt, like) || EF.Functions.Like(r.Caption, like) || EF.Functions.Like(r.Note, like)).OrderByDescending(r => r.Id).Take(MostRead).ToListAsync(stopping);
            var older = kept.Where(r => Names(string.Join('\n', r.Headline, r.Summary, r.Body, r.Alt, r.Caption, r.Note), name)).Select(r => r.ArticleId).Distinct().ToList();
            var topics = (await db.Topics.AsNoTracking().Where(t => EF.Functions.Like(t.Name, like)).ToListAsync(stopping)).Where(t => Names(t.Name, name)).Select(t => t.Id).ToList();
            var tagged = db.Set<ArticleTopic>().Where(t => topics.Contains(t.TopicId)).Select(t => t.ArticleId);
            found.AddRange(await db.Articles.AsNoTracking().Where(a => older.Contains(a.Id) || tagged.Contains(a.Id)).OrderByDescending(a => a.Id).Take(MostMentions).Select(a => new BylinePlan.Mention($"articles/{a.Code}/scrub", a.Edition, a.Headline)).ToListAsync(stopping));
            var typed = await db.Autosaves.AsNoTracking().Join(db.Articles, k => k.Code, a => a.Code, (k, a) => new { k.Form, About = new BylinePlan.Mention($"articles/{a.Code}/scrub", a.Edition, a.Headline) }).ToListAsync(stopping);
            found.AddRange(typed.Where(k => Names(FormWithout(k.Form, author.Slug, names), name)).Select(k => k.About));
            found.AddRange((await db.Banners.AsNoTracking().ToListAsync(stopping)).Where(b => Names(b.Text, name)).Select(b => new BylinePlan.Mention("front", b.Edition, b.Text)));
        }
        found.AddRange((await db.Authors.AsNoTracking().Where(a => a.Id != author.Id).ToListAsync(stopping)).Where(a => a.Bio.Values.Any(any.Stands)).Select(a => new BylinePlan.Mention($"authors/{a.Slug}", null, a.Name.Values.FirstOrDefault() ?? a.Slug)));
        return found;
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
