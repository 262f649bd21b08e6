using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>One column of a story's page: an edition, and what is told in it, as far as who is at the desk may see that.</summary>
/// <param name="Code">Of the edition.</param>
/// <param name="Edition">Null where the paper has it no more.</param>
/// <param name="Article">Null where the story is not told in it yet.</param>
/// <param name="Source">Of which it is a translation; null for what was written in this language.</param>
/// <param name="Last">Its last change; null where nobody has changed it here.</param>
/// <param name="Writer">Who began it; null for what was imported.</param>
/// <param name="MayRead">False for a colleague's unpublished piece: then only its standing is shown.</param>
public sealed record StoryEdition(string Code, Edition? Edition, Article? Article, SourceView? Source, RevisionRow? Last, string? Writer, bool MayRead, bool MayEdit)
{
    public string Direction => Edition?.Direction ?? "auto";

    /// <summary>Whether its words are for who is at the desk: what they may change, and what readers read.</summary>
    public static bool MayBeReadBy(StaffMember me, Article article, DateTime now) => me.MayEdit(article) || me.MayTranslate(article, now);

    /// <param name="code">Of the edition.</param>
    /// <param name="article">That tells the story in it; null where none does.</param>
    public static async Task<StoryEdition> OfAsync(NewsDb db, string code, Article? article, Paper paper, StaffMember me, DateTime now, CancellationToken stopping)
    {
        if (article is null) return new(code, paper.Edition(code), null, null, null, null, MayRead: false, MayEdit: false);
        var last = await db.Revisions.Where(r => r.ArticleId == article.Id).OrderByDescending(r => r.Id).Select(RevisionRow.From).FirstOrDefaultAsync(stopping);
        var writer = await db.StaffMembers.Where(s => s.Id == article.StartedById).Select(s => s.UserName).FirstOrDefaultAsync(stopping);
        var source = await SourceView.OfAsync(db, article, paper, me, now, stopping);
        return new(code, paper.Edition(code), article, source, last, writer, MayBeReadBy(me, article, now), me.MayEdit(article));
    }
}
