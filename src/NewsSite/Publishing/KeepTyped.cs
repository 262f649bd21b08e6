using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Maps;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Keeps what somebody is typing beside the article, which stays as it is. Who types for long leaves it in the article's history too, for all who may read that.</summary>
public sealed class KeepTyped(NewsDb db, BodyRenderer renderer, TimeProvider clock)
{
    /// <summary>So many articles that were never saved are kept for one person; the oldest makes room.</summary>
    public const int MostUnfinished = 20;

    // The longest text that a form may bring, and room for all its other fields.
    private const int MostLetters = 5 * ArticleMarkdown.MaxLength;

    /// <param name="code">The article's; for a new one the code that was made with its form.</param>
    /// <param name="typed">As it was typed, right or wrong.</param>
    /// <param name="by">Who types; the caller has asked whether they may.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>Whether it is kept; what is far too long is not, nor what is written into an article that was destroyed, or into an old version of one from which words were taken out.</returns>
    public async Task<bool> RunAsync(string code, TypedArticle typed, StaffMember by, CancellationToken stopping)
    {
        var form = JsonSerializer.Serialize(typed, JsonFormat.Plain);
        if (typed.Overlong().Any() || form.Length > MostLetters) return false;
        return await db.WriteAsync(async () =>
        {
            var saved = await db.Articles.AsNoTracking().WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping);
            if (saved?.State == ArticleState.Killed) return false;
            // A form from before a safety edit would bring back what that took out.
            if (saved is not null && saved.Version != typed.Version && await db.Revisions.AnyAsync(r => r.ArticleId == saved.Id && r.Kind == RevisionKind.Scrubbed, stopping)) return false;
            if (saved is not null && IsSaved(typed, saved)) return true;

            var kept = await db.Autosaves.By(by.Id).SingleOrDefaultAsync(a => a.Code == code, stopping);
            if (kept is null)
            {
                if (saved is null) db.Autosaves.RemoveRange(await db.Autosaves.By(by.Id).Unfinished(db.Articles).NewestFirst().Skip(MostUnfinished - 1).ToListAsync(stopping));
                kept = db.Autosaves.Add(new Autosave { Code = code, StaffMemberId = by.Id }).Entity;
            }
            var now = clock.GetUtcNow().UtcDateTime;
            if (saved is not null && kept.Form.Length > 0 && Read(kept) is { Tab.Length: > 0 } other && typed.Tab.Length > 0 && other.Tab != typed.Tab) await KeepRevisionAsync(saved.Id, other.Cleaned(), by, now, stopping);
            kept.Take(form, PlainText.CleanLine(typed.Headline), now);
            if (saved is not null && saved.Version == typed.Version) await KeepInTurnAsync(saved.Id, typed.Cleaned(), by, now, stopping);
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
    }

    /// <summary>Within a transaction, before the article is changed: what <paramref name="by"/> typed is saved. What another tab of theirs kept and nobody saved stays in its history.</summary>
    internal async Task EndAsync(string code, Article? article, TypedArticle saved, StaffMember by, DateTime now, CancellationToken stopping)
    {
        if (await db.Autosaves.By(by.Id).SingleOrDefaultAsync(a => a.Code == code, stopping) is not { } kept) return;
        if (article is not null && saved.Tab.Length > 0 && Read(kept) is { Tab.Length: > 0 } other && other.Tab != saved.Tab) await KeepRevisionAsync(article.Id, other.Cleaned(), by, now, stopping);
        db.Autosaves.Remove(kept);
    }

    // At most every few minutes.
    private async Task KeepInTurnAsync(long articleId, TypedArticle typed, StaffMember by, DateTime now, CancellationToken stopping)
    {
        var soonest = now - Revision.AutosaveEvery;
        if (!await db.Revisions.AnyAsync(r => r.ArticleId == articleId && r.At > soonest, stopping)) await KeepRevisionAsync(articleId, typed, by, now, stopping);
    }

    // Of what could be saved as it is, so that it can be restored.
    private async Task KeepRevisionAsync(long articleId, TypedArticle typed, StaffMember by, DateTime now, CancellationToken stopping)
    {
        if (typed.OwnFaults(isForReaders: false).Any()) return;
        var words = (typed.Headline, typed.Summary, typed.Body, typed.Alt, typed.Caption);
        if (await db.Revisions.Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Id).FirstOrDefaultAsync(stopping) is { } last && (last.Headline, last.Summary, last.Body, last.Alt, last.Caption) == words) return;
        try
        {
            await renderer.RenderAsync(typed.Body, stopping);
        }
        catch (InputRefusedException)
        {
            return;
        }
        await db.KeepFoundAsync(await db.Articles.Include(a => a.Lead!.MediaFile).SingleAsync(a => a.Id == articleId, stopping), now, stopping);
        db.Revisions.Add(Revision.Typed(articleId, words, typed.Picture, by.Id, now));
        // They have places of their own: what somebody saved on purpose is not pushed out by typing.
        db.Revisions.RemoveRange(await db.Revisions.Where(r => r.ArticleId == articleId && r.Kind == RevisionKind.Autosaved).OrderByDescending(r => r.Id).Skip(Revision.MostAutosaved - 1).ToListAsync(stopping));
    }

    /// <summary>The form as it was kept.</summary>
    public static TypedArticle Read(Autosave kept) => JsonSerializer.Deserialize<TypedArticle>(kept.Form, JsonFormat.Plain)!;

    // On a slow line the form's own saving can overtake what was sent before it.
    private static bool IsSaved(TypedArticle typed, Article saved) => saved.Version != typed.Version && (typed.Cleaned() with { Version = 0, Edition = saved.Edition }).IsSavedAs(saved, SaveStep.Save);
}
