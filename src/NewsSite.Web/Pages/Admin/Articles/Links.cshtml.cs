using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>The secret links by which people outside read an article before it is public: made, and ended.</summary>
public sealed class LinksModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, SharePreview share, SiteAddress site, TimeProvider clock) : PageModel, IDeskPage
{
    public Article Article { get; private set; } = null!;

    /// <summary>Those that are open, the newest first.</summary>
    public IReadOnlyList<PreviewLink> Open { get; private set; } = [];
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>The absolute address of the link that was just made: it is told once.</summary>
    public string? Made { get; private set; }
    public bool IsEnded { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public Task<IActionResult> OnGetAsync([FromRoute] string code, bool ended, CancellationToken stopping)
    {
        IsEnded = ended;
        return ShowAsync(code, stopping);
    }

    /// <param name="days">For how long a new link holds.</param>
    /// <param name="id">Of the link to end, where none is made.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] int? days, [FromForm] long id, CancellationToken stopping)
    {
        if (!ModelState.IsValid || (days is { } chosen && !PreviewLink.Days.Contains(chosen))) return BadRequest();
        var secret = await share.RunAsync(code, days, id, desk.Me, stopping);
        if (days is null) return this.SeeOther($"/admin/articles/{code}/links?ended=true");
        if (secret is null) return NotFound();
        Made = site.Of($"preview/{secret}");
        return await ShowAsync(code, stopping);
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return NotFound();
        Article = article;
        head.Title = here.Words["desk.links"];
        var now = clock.GetUtcNow().UtcDateTime;
        Open = await db.PreviewLinks.AsNoTracking().Where(l => l.ArticleId == article.Id && l.RevokedAt == null && l.ExpiresAt > now).OrderByDescending(l => l.Id).ToListAsync(stopping);
        var ids = Open.Select(l => l.MadeById).Distinct().ToList();
        Names = await db.StaffMembers.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.UserName!, stopping);
        return Page();
    }
}
