using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Maps;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Keeps what somebody is typing beside the article, for them alone. The article stays as it is.</summary>
public sealed class KeepTyped(NewsDb db, TimeProvider clock)
{
    /// <summary>So many articles that were never saved are kept for one person; the oldest makes room.</summary>
    public const int MostUnfinished = 20;

    // The longest text that a form may bring, and room for all its other fields.
    private const int MostLetters = 5 * ArticleMarkdown.MaxLength;

    /// <param name="code">The article's; for a new one the code that was made with its form.</param>
    /// <param name="typed">As it was typed, right or wrong.</param>
    /// <param name="by">Who types; the caller has asked whether they may.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>Whether it is kept; what is far too long is not, nor what is written into an article that was destroyed.</returns>
    public async Task<bool> RunAsync(string code, TypedArticle typed, StaffMember by, CancellationToken stopping)
    {
        var form = JsonSerializer.Serialize(typed, JsonFormat.Plain);
        if (typed.Overlong().Any() || form.Length > MostLetters) return false;
        return await db.WriteAsync(async () =>
        {
            var saved = await db.Articles.AsNoTracking().WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping);
            if (saved?.State == ArticleState.Killed) return false;
            if (saved is not null && IsSaved(typed, saved)) return true;

            var kept = await db.Autosaves.By(by.Id).SingleOrDefaultAsync(a => a.Code == code, stopping);
            if (kept is null)
            {
                if (saved is null) db.Autosaves.RemoveRange(await db.Autosaves.By(by.Id).Unfinished(db.Articles).NewestFirst().Skip(MostUnfinished - 1).ToListAsync(stopping));
                kept = db.Autosaves.Add(new Autosave { Code = code, StaffMemberId = by.Id }).Entity;
            }
            kept.Take(form, PlainText.CleanLine(typed.Headline), clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
    }

    /// <summary>The form as it was kept.</summary>
    public static TypedArticle Read(Autosave kept) => JsonSerializer.Deserialize<TypedArticle>(kept.Form, JsonFormat.Plain)!;

    // On a slow line the form's own saving can overtake what was sent before it.
    private static bool IsSaved(TypedArticle typed, Article saved) => saved.Version != typed.Version && (typed.Cleaned() with { Version = 0, Edition = saved.Edition }).IsSavedAs(saved, SaveStep.Save);
}
