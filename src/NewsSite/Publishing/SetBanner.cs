using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>A banner as the form of the desk sends it.</summary>
/// <param name="Edition">An edition's code.</param>
/// <param name="Text">One line.</param>
/// <param name="Article">The code of the article that it leads to; empty for none.</param>
/// <param name="EndsAt">As <see cref="PaperDate.Field"/> writes it.</param>
/// <param name="Version">The version that its writer saw; 0 where there was none.</param>
public sealed record TypedBanner(string Edition, string Text, string Article, string EndsAt, int Version);

/// <summary>Shows a banner over an edition, in place of the one that it has. Banners whose time has passed go with it.</summary>
public sealed class SetBanner(NewsDb db, CurrentPaper paper, TimeProvider clock)
{
    /// <returns>Why it is not shown; nothing where it is.</returns>
    public Task<IReadOnlyList<Fault>> RunAsync(TypedBanner typed, CancellationToken stopping) => db.WriteAsync<IReadOnlyList<Fault>>(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var text = typed.Text.Length > 4 * Banner.MaxTextLength ? typed.Text : PlainText.CleanLine(typed.Text);
        var faults = new List<Fault>();
        if (text.Length == 0) faults.Add(new("banner", "desk.fault.banner-empty"));
        if (text.Length > Banner.MaxTextLength) faults.Add(new("banner", "desk.fault.too-long", Banner.MaxTextLength));
        var article = typed.Article.Length == 0 ? null : await db.Articles.In(typed.Edition).Published(now).FirstOrDefaultAsync(a => a.Code == typed.Article, stopping);
        if (article is null && typed.Article.Length > 0) faults.Add(new("article", "desk.fault.not-public"));
        if (!PaperDate.TryReadField(typed.EndsAt, paper.Zone, out var endsAt)) faults.Add(new("endsAt", "desk.fault.time"));
        else if (endsAt <= now) faults.Add(new("endsAt", "desk.fault.end-past"));
        else if (endsAt > now + Banner.Longest) faults.Add(new("endsAt", "desk.fault.banner-late", (int)Banner.Longest.TotalHours));

        var banners = await db.Banners.ToListAsync(stopping);
        var banner = banners.Find(b => b.Edition == typed.Edition);
        if (banner is not null && banner.Version != typed.Version && banner.EndsAt > now) faults.Add(new("banner", "desk.fault.banner-changed"));
        if (faults.Count > 0) return faults;

        db.Banners.RemoveRange(banners.Where(b => b != banner && b.EndsAt <= now));
        banner ??= db.Banners.Add(new Banner { Edition = typed.Edition }).Entity;
        banner.Say(text, article, endsAt);
        await db.SaveChangesAsync(stopping);
        return [];
    }, stopping);
}
