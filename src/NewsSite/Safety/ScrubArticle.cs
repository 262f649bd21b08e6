using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Maps;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Safety;

/// <summary>
/// A safety edit: takes words that could harm a person, such as a source's name, out of an article as if they had never
/// been written: text, captions, address, every revision, what is typed and not saved, what its pictures are noted by, and
/// with that out of search and feeds. Readers are told that a detail was removed.
/// </summary>
public sealed class ScrubArticle(NewsDb db, BodyRenderer renderer, Ledger ledger, TimeProvider clock)
{
    /// <summary>Where the words stand; nothing is changed.</summary>
    /// <returns>Null where there is no such article, or its words were destroyed.</returns>
    public Task<ScrubPlan?> PlanAsync(string code, IReadOnlyList<string> passages, StaffMember by, CancellationToken stopping) =>
        db.TryOutAsync(() => TakeOutAsync(code, passages, "", by, stopping), stopping);

    /// <param name="code">The article's; the caller has asked whether <paramref name="by"/> may publish.</param>
    /// <param name="passages">As they are read; <see cref="Blackout"/> finds their other spellings.</param>
    /// <param name="instead">What stands there from now on; empty for <see cref="Blackout.Black"/>.</param>
    /// <param name="by">Who edits.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <exception cref="InputRefusedException">The text without them is beyond its bounds.</exception>
    public async Task<ScrubPlan?> RunAsync(string code, IReadOnlyList<string> passages, string instead, StaffMember by, CancellationToken stopping)
    {
        var done = await db.WriteAsync(async () =>
        {
            var taken = await TakeOutAsync(code, passages, instead, by, stopping);
            if (taken is { IsInArticle: true }) await ledger.AddAsync(LedgerAct.ArticleScrubbed, code, stopping);
            return taken;
        }, stopping);
        if (done is not null) await db.EraseTracesAsync();
        return done;
    }

    private async Task<ScrubPlan?> TakeOutAsync(string code, IReadOnlyList<string> passages, string instead, StaffMember by, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var article = await db.Articles.WithParts().Include(a => a.Corrections).SingleOrDefaultAsync(a => a.Code == code, stopping);
        if (article is not { State: not ArticleState.Killed }) return null;
        Blackout text = New(), typed = New(), notes = New(), banners = New();
        var readInParts = new Dictionary<string, bool>(); // versions repeat each other
        var revisions = 0;
        foreach (var revision in await db.Revisions.Where(r => r.ArticleId == article.Id && !r.IsPurged).ToListAsync(stopping))
        {
            var one = New();
            revision.Scrub(one.Of);
            // Where it stands in parts, with a link or an entity between, nothing but the whole can go.
            if (!readInParts.TryGetValue(revision.Body, out var isInParts)) readInParts[revision.Body] = isInParts = IsReadIn(revision.Body, one);
            if (isInParts) revision.Purge();
            if (one.Places > 0 || isInParts) revisions++;
        }
        // What is kept agrees with the article after the edit as it did before; a form that is still open somewhere does not.
        foreach (var kept in await db.Autosaves.Where(a => a.Code == code).ToListAsync(stopping))
        {
            Scrub(kept, typed, article.Version);
            if (IsReadIn(KeepTyped.Read(kept).Body, typed)) db.Autosaves.Remove(kept); // as with a version that holds it in parts
        }
        foreach (var picture in article.Pictures.Select(p => p.MediaFile).OfType<MediaFile>())
        {
            // Another article may show it by its name, which no reader sees.
            if (!await db.Set<ArticlePicture>().AnyAsync(p => p.MediaFileId == picture.Id && p.ArticleId != article.Id, stopping)) picture.Name = notes.Of(picture.Name);
            if (await db.PictureNotes.SingleOrDefaultAsync(n => n.MediaFileId == picture.Id, stopping) is { } note && (notes.Stands(note.Alt) || notes.Stands(note.Caption) || notes.Stands(note.Credit))) note.Describe(notes.Of(note.Alt), notes.Of(note.Caption), notes.Of(note.Credit), note.Lang);
        }
        foreach (var banner in (await db.Banners.Where(b => b.ArticleId == article.Id || b.Edition == article.Edition).ToListAsync(stopping)).Where(b => banners.Stands(b.Text))) banner.Scrub(banners.Of);
        await db.SaveChangesAsync(stopping); // pictures are found by their new names

        var isInAddress = text.StandsInAddress(article.Slug) || article.OldSlugs.Exists(r => text.StandsInAddress(r.Slug));
        var topics = article.Topics.Select(t => t.Topic).Where(t => text.Stands(t.Name)).ToList();
        await db.LeaveTopicsAsync(article, topics, stopping);
        article.Scrub(text.Of, text.Stands, words => IsReadIn(words, text), now);
        var body = text.Of(article.Body);
        if (body != article.Body)
        {
            var (rendered, pictures) = await renderer.RenderAsync(body, stopping);
            article.Write(body, rendered, pictures);
        }
        if (text.StandsInAddress(article.Slug)) article.Rename(await db.Articles.FreeSlugAsync(article.Edition, article.Headline, article.Code, stopping));
        article.ForgetSlugs(text.StandsInAddress);
        var isStillRead = text.Stands(ArticleHtml.Words(article.BodyHtml)) || article.Corrections.Exists(c => IsReadIn(c.Text, text));
        var plan = new ScrubPlan(text.Places, revisions, typed.Places, notes.Places, topics.Count, banners.Places, isInAddress, isStillRead, await CommentsAsync(article, passages, stopping), await AlsoInAsync(article, passages, stopping));
        if (!plan.IsInArticle) return plan; // nothing is said of what was not there
        article.MarkSaved();
        await db.KeepAsync(article, RevisionKind.Scrubbed, by.Id, "", now, stopping);
        await db.SaveChangesAsync(stopping);
        return plan;

        Blackout New() => new(passages, instead);
    }

    // As its readers would read it; what is beyond the bounds of today is not kept for a doubt.
    private static bool IsReadIn(string body, Blackout words)
    {
        try
        {
            return words.Stands(ArticleHtml.Words(ArticleMarkdown.Render(body, _ => null).NeutralHtml));
        }
        catch (InputRefusedException)
        {
            return true;
        }
    }

    private static void Scrub(Autosave kept, Blackout typed, int version)
    {
        var form = JsonNode.Parse(kept.Form)!.AsObject();
        if (form[nameof(TypedArticle.Version)]?.GetValue<int>() == version) form[nameof(TypedArticle.Version)] = version + 1;
        foreach (var (name, value) in form.ToList())
        {
            if (value is JsonValue field && field.TryGetValue<string>(out var words)) form[name] = typed.Of(words);
        }
        kept.Take(form.ToJsonString(JsonFormat.Plain), typed.Of(kept.Headline), kept.At);
    }

    // A moderator blacks those out, each for itself: they are others' words.
    private async Task<int> CommentsAsync(Article article, IReadOnlyList<string> passages, CancellationToken stopping)
    {
        var count = 0;
        var same = new Blackout(passages);
        await foreach (var comment in db.Comments.AsNoTracking().Under(article.Id).Where(c => c.State != CommentState.Withdrawn).Select(c => new { c.Name, c.Text }).AsAsyncEnumerable().WithCancellation(stopping))
        {
            if (same.Stands(comment.Name) || same.Stands(comment.Text) || same.Stands(CommentMarkdown.Read(comment.Text))) count++;
        }
        return count;
    }

    private static IEnumerable<string?> WordsOf(Article a) =>
    [
        a.Headline, a.Summary, a.Body, ArticleHtml.Words(a.BodyHtml), a.Guests, a.Lead?.Alt, a.Lead?.Caption, a.Lead?.Credit,
        a.SharedWords?.SearchTitle, a.SharedWords?.SearchDescription, a.SharedWords?.SocialTitle, a.SharedWords?.SocialDescription,
    ];

    private async Task<IReadOnlyList<ScrubPlan.Other>> AlsoInAsync(Article article, IReadOnlyList<string> passages, CancellationToken stopping)
    {
        var siblings = await db.Articles.AsNoTracking().Where(a => a.StoryId == article.StoryId && a.Id != article.Id && a.State != ArticleState.Killed).OrderBy(a => a.Edition).ToListAsync(stopping);
        var same = new Blackout(passages);
        return [.. siblings.Select(a => new ScrubPlan.Other(a.Code, a.Edition, a.Headline, same.StandsInAddress(a.Slug) || WordsOf(a).Any(same.Stands)))];
    }
}

/// <summary>Where words stand, or stood.</summary>
/// <param name="Places">In the article as it is.</param>
/// <param name="Revisions">How many versions hold them.</param>
/// <param name="Typed">Places in what somebody typed and did not save.</param>
/// <param name="Notes">Places in names and notes of its pictures.</param>
/// <param name="Topics">How many of its topics are called so.</param>
/// <param name="Banners">Places in breaking news of its edition.</param>
/// <param name="IsInAddress">Whether its address, or a former one, holds them.</param>
/// <param name="IsStillRead">Whether it is read in the text even so, because it is written in parts, with a link or a footnote between: a person has to write it plainly first.</param>
/// <param name="Comments">How many comments below it hold them, which the edit leaves.</param>
/// <param name="Others">The same story in other editions, where the words may be written otherwise.</param>
public sealed record ScrubPlan(int Places, int Revisions, int Typed, int Notes, int Topics, int Banners, bool IsInAddress, bool IsStillRead, int Comments, IReadOnlyList<ScrubPlan.Other> Others)
{
    public bool IsEmpty => !IsInArticle && Banners == 0;

    /// <summary>Whether it is the article that holds them, and not only a line above the front page.</summary>
    public bool IsInArticle => Places + Revisions + Typed + Notes + Topics > 0 || IsInAddress || IsStillRead;

    /// <param name="Stands">Whether it holds them in that spelling.</param>
    public sealed record Other(string Code, string Edition, string Headline, bool Stands);
}
