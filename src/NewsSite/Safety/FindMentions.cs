using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Safety;

/// <summary>Where the words of the paper hold an author's name: in texts, captions, older versions, what is typed and not saved, comments, topics, breaking news, other people's profiles.</summary>
public sealed class FindMentions(NewsDb db)
{
    /// <summary>So many are listed; who has mended those looks again.</summary>
    public const int Most = 50;

    private const string WrittenOtherwise = "یيىئېۍےکكڪگګهةۀہھەاأإآٱوؤ";

    /// <returns>The first <see cref="Most"/>, and whether there are more.</returns>
    public async Task<(IReadOnlyList<Mention> Mentions, bool IsCut)> RunAsync(Author author, CancellationToken stopping)
    {
        var found = new Dictionary<string, Mention>();
        var names = author.Name.Values.Distinct().ToList();
        var name = new Blackout(names);
        foreach (var like in names.Select(Alike))
        {
            await AddAsync(
                db.Articles.Where(a => EF.Functions.Like(a.Headline, like) || EF.Functions.Like(a.Summary, like) || EF.Functions.Like(a.Body, like) || EF.Functions.Like(a.Lead!.Alt, like) || EF.Functions.Like(a.Lead.Caption!, like))
                    .OrderByDescending(a => a.Id).Select(a => new Row(new($"articles/{a.Code}/scrub", a.Edition, a.Headline), new string?[] { a.Headline, a.Summary, a.Body, a.Lead!.Alt, a.Lead.Caption }, a.BodyHtml)));
            await AddAsync(
                db.Articles.SelectMany(a => a.Corrections, (a, c) => new { a, c.Text }).Where(c => EF.Functions.Like(c.Text, like))
                    .Select(c => new Row(new($"articles/{c.a.Code}/scrub", c.a.Edition, c.a.Headline), new string?[] { c.Text })));
            await AddAsync(
                db.Revisions.Where(r => EF.Functions.Like(r.Headline, like) || EF.Functions.Like(r.Summary, like) || EF.Functions.Like(r.Body, like) || EF.Functions.Like(r.Alt, like) || EF.Functions.Like(r.Caption, like) || EF.Functions.Like(r.Note, like))
                    .OrderByDescending(r => r.Id).Join(db.Articles, r => r.ArticleId, a => a.Id, (r, a) => new Row(new($"articles/{a.Code}/scrub", a.Edition, a.Headline), new string?[] { r.Headline, r.Summary, r.Body, r.Alt, r.Caption, r.Note })));
            await AddAsync(
                db.Set<ArticleTopic>().Where(t => EF.Functions.Like(t.Topic.Name, like))
                    .Join(db.Articles, t => t.ArticleId, a => a.Id, (t, a) => new Row(new($"articles/{a.Code}/scrub", a.Edition, a.Headline), new string?[] { t.Topic.Name })));
            await AddAsync(
                db.Comments.Where(c => c.State != CommentState.Withdrawn && (EF.Functions.Like(c.Text, like) || EF.Functions.Like(c.Name!, like)))
                    .OrderByDescending(c => c.Id).Select(c => new Row(new($"comments/{c.Id}", c.Article.Edition, c.Article.Headline), new string?[] { c.Text, c.Name })));
            await AddAsync(
                db.PictureNotes.Where(n => EF.Functions.Like(n.MediaFile.Name, like) || EF.Functions.Like(n.Alt, like) || EF.Functions.Like(n.Caption, like))
                    .OrderByDescending(n => n.MediaFileId).Select(n => new Row(new($"pictures/{n.MediaFile.Key}", n.Lang, n.MediaFile.Name), new string?[] { n.MediaFile.Name, n.Alt, n.Caption })));
        }
        await AddAsync(
            db.Articles.Where(a => a.SharedWords != null)
                .Select(a => new Row(new($"articles/{a.Code}/scrub", a.Edition, a.Headline), new string?[] { a.SharedWords!.SearchTitle, a.SharedWords.SearchDescription, a.SharedWords.SocialTitle, a.SharedWords.SocialDescription })));
        await AddAsync(db.Banners.Select(b => new Row(new("front", b.Edition, b.Text), new string?[] { b.Text })));
        foreach (var page in await db.Pages.AsNoTracking().ToListAsync(stopping)) Add(new(page.DeskPath, page.Edition, page.Title), page.Title, page.Body);
        foreach (var other in await db.Authors.AsNoTracking().Where(a => a.Id != author.Id).ToListAsync(stopping)) Add(new($"authors/{other.Slug}", null, other.Name.Values.FirstOrDefault() ?? other.Slug), [.. other.Bio.Values]);
        foreach (var kept in await db.Autosaves.AsNoTracking().Join(db.Articles, k => k.Code, a => a.Code, (k, a) => new { k.Form, a.Code, a.Edition, a.Headline }).ToListAsync(stopping))
            Add(new($"articles/{kept.Code}/scrub", kept.Edition, kept.Headline), RemoveByline.FormWithout(kept.Form, author.Slug, names)); // what goes with the byline is no mention
        return ([.. found.Values.Take(Most)], found.Count > Most);

        // One by one, and no more than are shown: a short name stands within half the paper's words.
        async Task AddAsync(IQueryable<Row> rows)
        {
            if (found.Count > Most) return;
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stopping))
            {
                Add(row.About, row.Html is null ? row.Words : [.. row.Words, ArticleHtml.Words(row.Html)]);
                if (found.Count > Most) return;
            }
        }

        void Add(Mention about, params string?[] words)
        {
            if (!found.ContainsKey(about.Path) && words.Any(name.Stands)) found[about.Path] = about;
        }
    }

    /// <summary>
    /// What SQL finds of a name, and more: any letter in the place of one that keyboards write differently, anything between
    /// words. <see cref="Blackout"/> looks at what was found. A text that writes vowel signs within the name is not.
    /// </summary>
    private static string Alike(string name) =>
        $"%{string.Concat(PlainText.CleanLine(name).Where(c => c != 'ـ' && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => c is ' ' or '\u200C' ? '%' : char.IsAsciiLetterOrDigit(c) || (char.IsBetween(c, '\u0620', '\u06FF') && !WrittenOtherwise.Contains(c, StringComparison.Ordinal)) ? c : '_'))}%";

    /// <param name="Html">Read without its tags: a name may stand there with a link between.</param>
    private sealed record Row(Mention About, string?[] Words, string? Html = null);
}

/// <summary>Something whose words hold a name.</summary>
/// <param name="Path">At the desk, where the name can be taken out.</param>
/// <param name="Lang">Of its title; null where that is not known.</param>
public sealed record Mention(string Path, string? Lang, string Title);
