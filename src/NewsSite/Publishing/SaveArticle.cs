using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>
/// Takes what was typed at the desk into an article, new or known: the text with its HTML, what it names in the
/// newsroom, and what becomes of it. One version overwrites only the version that its writer saw.
/// </summary>
public sealed class SaveArticle(NewsDb db, BodyRenderer renderer, KeepTyped kept, CurrentPaper paper, TimeProvider clock)
{
    private static readonly RenderedText Nothing = new("", []);

    /// <param name="code">The article's; for a new one the code that was made with its form.</param>
    /// <param name="typed">As it was typed.</param>
    /// <param name="step">What becomes of it; the caller has asked whether <paramref name="by"/> may.</param>
    /// <param name="by">Who saves. Times and pins of who may not publish are not taken.</param>
    /// <param name="stopping">Until the commit; what was cancelled did not happen.</param>
    public async Task<SaveOutcome> RunAsync(string code, TypedArticle typed, SaveStep step, StaffMember by, CancellationToken stopping)
    {
        // First and by itself: what must not be read any more is gone even if the rest of the form is refused.
        if (step == SaveStep.Unpublish) typed = await TakeDownAsync(code, typed, by, stopping);

        if (typed.Overlong().ToList() is { Count: > 0 } overlong) return new SaveOutcome.Refused(overlong);
        typed = typed.Cleaned();
        var faults = typed.OwnFaults(isForReaders: step == SaveStep.Publish).ToList();
        var (text, pictures) = faults.Exists(f => f.Field == "body") ? (Nothing, []) : await RenderAsync(typed.Body, faults, stopping);
        return await db.WriteAsync<SaveOutcome>(async () =>
        {
            var article = await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping);
            if (article is not null && article.Version != typed.Version)
                return typed.IsSavedAs(article, step) ? new SaveOutcome.Saved(article) : new SaveOutcome.Conflict(article);

            if (article?.State == ArticleState.Killed) return new SaveOutcome.Refused([new("headline", "desk.fault.killed")]);
            var now = clock.GetUtcNow().UtcDateTime;
            var named = await NamedThings.FindAsync(db, paper.Value, article, code, typed, by, faults, stopping);
            var at = ReadTime(article, typed, step, by, faults);
            var embargo = ReadEmbargo(article, typed, step, at, by, faults);
            var commentsUntil = ReadCommentsEnd(article, typed, faults);
            var source = article is null && typed.Source.Length > 0 ? await SourceAsync(typed, by, faults, stopping) : null;
            if (faults.Count == 0 && (article ?? source) is { } told) await CheckStoryAsync(told.StoryId, code, article, step, at ?? now, embargo, faults, stopping);
            if (faults.Count > 0) return new SaveOutcome.Refused(faults);

            if (article is not null) await db.KeepFoundAsync(article, now, stopping);
            await kept.EndAsync(code, article, typed, by, now, stopping);
            var translated = await TranslatedAsync(article, source, typed, by, stopping);
            article ??= db.Articles.Add(new Article { Code = code, Edition = typed.Edition, Story = source?.Story ?? new Story { Key = code }, StartedById = by.Id }).Entity;
            if (source is not null) article.TranslatedFrom = source.Edition;
            if (translated is not null) article.SourceRevisionId = translated;
            Apply(article, typed, named, by);
            article.CommentsUntil = commentsUntil;
            article.Write(typed.Body, text, pictures);
            article.Embargo(null); // the old one says nothing of the new time
            Move(article, step, at, by);
            article.Embargo(embargo);
            article.MarkSaved();
            if (article.IsPublic(clock.GetUtcNow().UtcDateTime)) await db.LearnAsync(article, stopping); // published a moment ago, too
            await db.KeepAsync(article, step switch { SaveStep.Publish => RevisionKind.Published, SaveStep.Submit => RevisionKind.Submitted, _ => RevisionKind.Saved }, by.Id, typed.Note, now, stopping);
            await db.SaveChangesAsync(stopping);
            return new SaveOutcome.Saved(article);
        }, stopping);
    }

    private Task<TypedArticle> TakeDownAsync(string code, TypedArticle typed, StaffMember by, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping) is not { State: not ArticleState.Killed } article) return typed;
        var (seen, now) = (article.Version, clock.GetUtcNow().UtcDateTime);
        await db.KeepFoundAsync(article, now, stopping);
        article.Unpublish(now);
        article.MarkSaved();
        await db.KeepAsync(article, RevisionKind.Unpublished, by.Id, "", now, stopping);
        await db.SaveChangesAsync(stopping);
        return typed.Version == seen ? typed with { Version = article.Version } : typed;
    }, stopping);

    private async Task<(RenderedText Text, List<MediaFile> Pictures)> RenderAsync(string body, List<Fault> faults, CancellationToken stopping)
    {
        try
        {
            return await renderer.RenderAsync(body, stopping);
        }
        catch (InputRefusedException e)
        {
            faults.Add(new("body", e.WordKey, e.Value));
            return (Nothing, []);
        }
    }

    /// <summary>
    /// The time that was typed (UTC); null for at once. An unchanged field keeps the seconds that it does not show, an empty
    /// one the time under which readers knew the article before.
    /// </summary>
    private DateTime? ReadTime(Article? article, TypedArticle typed, SaveStep step, StaffMember by, List<Fault> faults)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!by.MayPublish || step == SaveStep.Unpublish || article?.IsPublic(now) == true) return article?.PublishedAt;
        var isScheduled = article?.StandingAt(now) == Standing.Scheduled;
        if (typed.PublishAt.Length == 0) return isScheduled && step == SaveStep.Save ? article!.PublishedAt : article?.FirstPublishedAt;
        if (!PaperDate.TryReadField(typed.PublishAt, paper.Zone, out var at)) faults.Add(new("publishAt", "desk.fault.time"));
        if (article?.PublishedAt is { } known && PaperDate.Field(known, paper.Zone) == PaperDate.Field(at, paper.Zone)) return known;
        if (isScheduled && step == SaveStep.Save && at <= now) faults.Add(new("publishAt", "desk.fault.time-past"));
        return at;
    }

    /// <summary>The end of the embargo that was typed (UTC); it stands in the way of every time before it.</summary>
    private DateTime? ReadEmbargo(Article? article, TypedArticle typed, SaveStep step, DateTime? at, StaffMember by, List<Fault> faults)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = article?.EmbargoUntil;
        var until = known;
        if (typed.EmbargoUntil != (known is { } shown ? PaperDate.Field(shown, paper.Zone) : "") && (by.MayPublish || known is null))
        {
            if (typed.EmbargoUntil.Length == 0) until = null;
            else if (PaperDate.TryReadField(typed.EmbargoUntil, paper.Zone, out var read)) until = read;
            else faults.Add(new("embargoUntil", "desk.fault.time"));
        }
        if (until is not { } end) return until;
        var isPublished = article?.State == ArticleState.Published && step != SaveStep.Unpublish;
        if (article?.IsPublic(now) == true && isPublished && end > article.PublishedAt) faults.Add(new("embargoUntil", "desk.fault.embargo-public"));
        else if ((step == SaveStep.Publish || isPublished) && end > (at ?? now)) faults.Add(new("publishAt", "desk.fault.embargo", end));
        return until;
    }

    /// <summary>No edition of a story breaks another's embargo, whichever of time and embargo came first.</summary>
    private async Task CheckStoryAsync(long storyId, string code, Article? article, SaveStep step, DateTime at, DateTime? embargo, List<Fault> faults, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var isToCome = (step == SaveStep.Publish || article?.State == ArticleState.Published) && article?.IsPublic(now) != true;
        if (isToCome && await db.Articles.EmbargoOfStoryAsync(storyId, code, at, stopping) is { } until) faults.Add(new("publishAt", "desk.fault.embargo", until));
        if (embargo > now && await db.Articles.ScheduledBeforeAsync(storyId, code, embargo.Value, now, stopping) is { } headline) faults.Add(new("embargoUntil", "desk.fault.embargo-story", PlainText.Isolate(headline)));
    }

    /// <summary>The moment (UTC) from which it takes no comments; an unchanged field keeps the seconds that it does not show.</summary>
    private DateTime? ReadCommentsEnd(Article? article, TypedArticle typed, List<Fault> faults)
    {
        var known = article?.CommentsUntil;
        if (typed.CommentsUntil == (known is { } shown ? PaperDate.Field(shown, paper.Zone) : "")) return known;
        if (typed.CommentsUntil.Length == 0) return null;
        if (PaperDate.TryReadField(typed.CommentsUntil, paper.Zone, out var until)) return until;
        faults.Add(new("commentsUntil", "desk.fault.time"));
        return known;
    }

    private async Task<Article?> SourceAsync(TypedArticle typed, StaffMember by, List<Fault> faults, CancellationToken stopping)
    {
        var source = await db.Articles.Include(a => a.Story).SingleOrDefaultAsync(a => a.Code == typed.Source, stopping);
        if (source is not null && !by.MayTranslate(source, clock.GetUtcNow().UtcDateTime)) source = null;
        if (source is null || await db.Articles.AnyAsync(a => a.StoryId == source.StoryId && a.Edition == typed.Edition, stopping)) faults.Add(new("edition", "desk.fault.translation"));
        return source;
    }

    // The revision with which a translation agrees: that from which it begins, or the one that its writer says to have seen.
    private async Task<long?> TranslatedAsync(Article? article, Article? source, TypedArticle typed, StaffMember by, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (source is null && article is not null && typed.SourceSeen is { } seen) source = await db.SourceOf(article).FirstOrDefaultAsync(s => s.Version == seen, stopping);
        return source is null || !by.MayTranslate(source, now) ? null : await db.KeepAsItStandsAsync(source, now, stopping);
    }

    private void Apply(Article article, TypedArticle typed, NamedThings named, StaffMember by)
    {
        article.Headline = typed.Headline;
        article.Summary = typed.Summary;
        article.SharedWords = typed.Shared;
        article.PutIn(named.Section);
        article.Lead = LeadOf(article, typed, named.Picture);
        article.Rename(named.Slug);
        article.SetTopics(named.Topics);
        article.SetBylines(named.Authors);
        article.Guests = typed.Guests.Length > 0 ? typed.Guests : null;
        if (typed.AreCommentsOpen != typed.WereCommentsOpen) article.Comments = typed.AreCommentsOpen ? CommentsRule.Open : CommentsRule.Closed;
        if (by.MayPublish && typed.IsPinned != typed.WasPinned) Pin(article, typed.IsPinned);
        var now = clock.GetUtcNow().UtcDateTime;
        if (typed.IsSubstantive && article.IsPublic(now)) article.UpdatedAt = now;
    }

    // Only what was changed in this form: the front page's own form may have moved or ended it in the meantime, as a moderator may have closed the comments.
    private static void Pin(Article article, bool isPinned)
    {
        article.Unpin();
        if (isPinned) article.Pin();
    }

    private static LeadPicture? LeadOf(Article article, TypedArticle typed, MediaFile? picture)
    {
        if (picture is null) return null;
        var lead = article.Lead ?? new LeadPicture();
        lead.MediaFile = picture;
        lead.Alt = typed.Alt;
        lead.AltLang = typed.AltLang.Length == 0 || typed.AltLang == article.Edition ? null : typed.AltLang;
        lead.Caption = typed.Caption.Length > 0 ? typed.Caption : null;
        lead.Credit = typed.Credit.Length > 0 ? typed.Credit : null;
        return lead;
    }

    private void Move(Article article, SaveStep step, DateTime? at, StaffMember by)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (article.IsPublic(now)) return;
        if (by.MayPublish) article.Date(at);
        if (step == SaveStep.Publish)
        {
            article.Publish(at ?? now);
            article.Release(now);
        }
        else if (step == SaveStep.Submit && article.State == ArticleState.Draft) article.Submit();
    }
}
