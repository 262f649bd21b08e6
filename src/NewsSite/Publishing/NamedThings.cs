using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>What a typed article names in the newsroom, looked up within the transaction that saves it.</summary>
internal sealed record NamedThings(Section? Section, MediaFile? Picture, List<Topic> Topics, List<Author> Authors, string Slug)
{
    /// <param name="by">Who saves: of articles that are not theirs to read they learn no headline.</param>
    /// <param name="faults">Takes in what is not there, or belongs to another article.</param>
    public static async Task<NamedThings> FindAsync(NewsDb db, Paper paper, Article? article, string code, TypedArticle typed, StaffMember by, List<Fault> faults, CancellationToken stopping)
    {
        var edition = article?.Edition ?? typed.Edition;
        if (paper.Edition(edition) is null) faults.Add(new("edition", "desk.fault.edition"));
        if (typed.AltLang.Length > 0 && typed.AltLang != article?.Lead?.AltLang && paper.Edition(typed.AltLang) is null) faults.Add(new("altLang", "desk.fault.edition"));

        var section = typed.Section.Length == 0 ? null : await db.Sections.FirstOrDefaultAsync(s => s.Slug == typed.Section, stopping);
        if (section is null && typed.Section.Length > 0) faults.Add(new("section", "desk.fault.section"));
        var picture = typed.Picture.Length == 0 ? null : await db.MediaFiles.FirstOrDefaultAsync(m => m.Key == typed.Picture && m.DestroyedAt == null, stopping);
        if (picture is null && typed.Picture.Length > 0) faults.Add(new("picture", "desk.fault.picture"));
        return new(section, picture, await TopicsAsync(db, edition, typed, stopping), await AuthorsAsync(db, article, typed, faults, stopping), await SlugAsync(db, article, edition, code, typed, by, faults, stopping));
    }

    private static async Task<string> SlugAsync(NewsDb db, Article? article, string edition, string code, TypedArticle typed, StaffMember by, List<Fault> faults, CancellationToken stopping)
    {
        // What was only proposed follows the headline for as long as no reader can know the address.
        var isProposed = article is { FirstPublishedAt: null, State: ArticleState.Draft or ArticleState.Submitted } && typed.Slug == article.Slug && typed.Headline != article.Headline && article.Slug == await db.Articles.FreeSlugAsync(edition, article.Headline, code, stopping);
        if (typed.Slug.Length == 0 || isProposed) return await db.Articles.FreeSlugAsync(edition, typed.Headline, code, stopping);
        var slug = NewsSite.Text.Slug.From(typed.Slug);
        var owner = await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Edition == edition && a.Slug == slug && a.Code != code, stopping);
        if (owner is not null) faults.Add(by.MayEdit(owner) ? new("slug", "desk.fault.slug-taken", owner.Headline) : new("slug", "desk.fault.slug-taken-else"));
        return slug;
    }

    private static async Task<List<Topic>> TopicsAsync(NewsDb db, string edition, TypedArticle typed, CancellationToken stopping)
    {
        var topics = new List<Topic>();
        foreach (var name in typed.TopicNames) topics.Add(await db.Topics.NamedAsync(edition, name, stopping));
        return topics;
    }

    // Those who stand there already keep their order.
    private static async Task<List<Author>> AuthorsAsync(NewsDb db, Article? article, TypedArticle typed, List<Fault> faults, CancellationToken stopping)
    {
        var authors = await db.Authors.Where(a => typed.Authors.Contains(a.Slug)).OrderBy(a => a.Id).ToListAsync(stopping);
        if (authors.Count < typed.Authors.Distinct().Count()) faults.Add(new("authors", "desk.fault.author"));
        return [.. authors.OrderBy(a => article?.Bylines.Find(b => b.AuthorId == a.Id)?.Position ?? int.MaxValue)];
    }
}
