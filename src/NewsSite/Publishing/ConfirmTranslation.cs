using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Someone has read a translation beside its source and finds that it says the same: remembers what the source says now.</summary>
public sealed class ConfirmTranslation(NewsDb db, TimeProvider clock)
{
    /// <param name="code">The translation's.</param>
    /// <param name="seen">The version of the source that was read.</param>
    /// <param name="by">Who has read them; what they may not change is not there for them.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<ConfirmOutcome> RunAsync(string code, int seen, StaffMember by, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Articles.SingleOrDefaultAsync(a => a.Code == code && a.State != ArticleState.Killed, stopping) is not { } article || !by.MayEdit(article)) return ConfirmOutcome.Missing;
        if (await db.SourceOf(article).FirstOrDefaultAsync(stopping) is not { } source || !by.MayTranslate(source, now)) return ConfirmOutcome.Missing;
        if (source.Version != seen) return ConfirmOutcome.Conflict;
        // The version stays: the words are what their writers saw.
        article.SourceRevisionId = await db.KeepAsItStandsAsync(source, now, stopping);
        await db.SaveChangesAsync(stopping);
        return ConfirmOutcome.Confirmed;
    }, stopping);
}

public enum ConfirmOutcome
{
    Confirmed,

    /// <summary>There is no such translation, or no source of it, for who asked.</summary>
    Missing,

    /// <summary>The source was saved in between; nothing is remembered.</summary>
    Conflict,
}
