using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>
/// Reads an article as readers would, whatever its state. What was typed is saved as always, read, and undone: so a
/// preview is what will be published, and nobody else ever sees it (P16).
/// </summary>
public sealed class PreviewArticle(NewsDb db, SaveArticle save)
{
    /// <param name="code">The article's; for a new one the code that was made with its form.</param>
    /// <param name="typed">As it was typed; null for what is saved.</param>
    /// <param name="by">Who looks; the caller has asked whether they may.</param>
    /// <param name="stopping">Nothing happened, whenever it ends.</param>
    public Task<PreviewOutcome> RunAsync(string code, TypedArticle? typed, StaffMember by, CancellationToken stopping) =>
        typed is null ? ReadAsync(code, stopping) : db.TryOutAsync(async () =>
        {
            // Of the version that is saved now, whichever its writer saw: nothing is overwritten.
            var version = await db.Articles.Where(a => a.Code == code).Select(a => a.Version).FirstOrDefaultAsync(stopping);
            return await save.RunAsync(code, typed with { Version = version }, SaveStep.Save, by, stopping) is SaveOutcome.Refused refused
                ? new PreviewOutcome(null, [], [], null, refused.Faults)
                : await ReadAsync(code, stopping);
        }, stopping);

    internal async Task<PreviewOutcome> ReadAsync(string code, CancellationToken stopping)
    {
        var articles = db.Articles.AsNoTracking().Where(a => a.Code == code);
        return new(
            await articles.Select(ArticlePage.From).FirstOrDefaultAsync(stopping),
            await articles.SelectMany(a => a.Pictures).Select(p => p.MediaFile).ToDictionaryAsync(m => m.Key, stopping),
            await articles.SelectMany(a => a.Corrections).Shown().NewestFirst().Select(ShownCorrection.From).ToListAsync(stopping),
            await articles.Select(a => a.EmbargoUntil).FirstOrDefaultAsync(stopping),
            []);
    }
}

/// <summary>What a preview shows.</summary>
/// <param name="Article">Null where there is none, or it is refused.</param>
/// <param name="Pictures">Those that it shows, by key.</param>
/// <param name="Corrections">Newest first.</param>
/// <param name="EmbargoUntil">UTC of the moment before which nobody publishes it.</param>
/// <param name="Faults">Why it would not be saved.</param>
public sealed record PreviewOutcome(ArticlePage? Article, Dictionary<string, MediaFile> Pictures, IReadOnlyList<ShownCorrection> Corrections, DateTime? EmbargoUntil, IReadOnlyList<Fault> Faults);
