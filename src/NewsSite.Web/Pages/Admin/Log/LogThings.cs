using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Log;

/// <summary>What the lines of the log are about, as it is called today: the log itself holds numbers.</summary>
/// <param name="Articles">Id → code and headline.</param>
/// <param name="Comments">Id of a comment → code and headline of its article.</param>
/// <param name="Pictures">Id → key and file name.</param>
/// <param name="Sections">Id → slug and name.</param>
/// <param name="Authors">The same.</param>
/// <param name="Pages">Id → edition and slug, and title.</param>
public sealed record LogThings(
    IReadOnlyDictionary<long, LogThing> Articles, IReadOnlyDictionary<long, LogThing> Comments, IReadOnlyDictionary<long, LogThing> Pictures,
    IReadOnlyDictionary<long, LogThing> Sections, IReadOnlyDictionary<long, LogThing> Authors, IReadOnlyDictionary<long, LogThing> Pages)
{
    private static readonly Dictionary<long, LogThing> Nothing = [];

    public static readonly LogThings None = new(Nothing, Nothing, Nothing, Nothing, Nothing, Nothing);

    public static async Task<LogThings> OfAsync(NewsDb db, IReadOnlyList<StaffEvent> lines, string language, CancellationToken stopping)
    {
        var articles = Ids(l => l.Area is StaffArea.Articles or StaffArea.Front);
        var comments = Ids(l => l.Area == StaffArea.Comments);
        var pictures = Ids(IsOfPicture);
        var sections = Ids(IsOfSection);
        var authors = Ids(IsOfAuthor);
        var pages = Ids(IsOfPage);
        return new(
            articles.Count == 0 ? None.Articles : await db.Articles.AsNoTracking().Where(a => articles.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new LogThing(a.Code, a.Headline, a.Edition), stopping),
            comments.Count == 0 ? None.Comments : await db.Comments.AsNoTracking().Where(c => comments.Contains(c.Id)).Select(c => new { c.Id, c.Article.Code, c.Article.Headline, c.Article.Edition }).ToDictionaryAsync(c => c.Id, c => new LogThing(c.Code, c.Headline, c.Edition), stopping),
            pictures.Count == 0 ? None.Pictures : await db.MediaFiles.AsNoTracking().Where(m => pictures.Contains(m.Id) && m.DestroyedAt == null).ToDictionaryAsync(m => m.Id, m => new LogThing(m.Key, m.Name, ""), stopping),
            sections.Count == 0 ? None.Sections : (await db.Sections.AsNoTracking().Where(s => sections.Contains(s.Id)).ToListAsync(stopping)).ToDictionary(s => s.Id, s => new LogThing(s.Slug, s.Name.In(language), s.Name.OtherLanguageIn(language) ?? "")),
            authors.Count == 0 ? None.Authors : (await db.Authors.AsNoTracking().Where(a => authors.Contains(a.Id)).ToListAsync(stopping)).ToDictionary(a => a.Id, a => new LogThing(a.Slug, a.Name.In(language), a.Name.OtherLanguageIn(language) ?? "")),
            pages.Count == 0 ? None.Pages : await db.Pages.AsNoTracking().Where(p => pages.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new LogThing($"{p.Edition}/{p.Slug}", p.Title, p.Edition), stopping));

        List<long> Ids(Func<StaffEvent, bool> areThose) => [.. lines.Where(areThose).Select(l => l.AboutId).OfType<long>().Distinct()];
    }

    /// <summary>What a line is about, and where it is read; null where it is gone, or nothing that has a page.</summary>
    public (string Address, LogThing Thing)? Of(StaffEvent line)
    {
        if (line.AboutId is not { } id) return null;
        var (place, things) = line.Area == StaffArea.Comments ? ("comments?article=", Comments) : IsOfPicture(line) ? ("pictures/", Pictures) : IsOfSection(line) ? ("sections/", Sections) : IsOfAuthor(line) ? ("authors/", Authors) : IsOfPage(line) ? ("pages/", Pages) : ("articles/", Articles);
        return things.GetValueOrDefault(id) is { } thing ? ($"/admin/{place}{thing.Code}{(line.Area == StaffArea.Comments ? "&state=published" : "")}", thing) : null;
    }

    private static bool IsOfPicture(StaffEvent line) => line.Act is StaffAct.PictureAdded or StaffAct.PictureChanged or StaffAct.PictureDeleted;

    private static bool IsOfSection(StaffEvent line) => line.Act is StaffAct.SectionAdded or StaffAct.SectionRenamed or StaffAct.SectionMoved or StaffAct.SectionDeleted;

    private static bool IsOfAuthor(StaffEvent line) => line.Act is StaffAct.AuthorAdded or StaffAct.AuthorChanged or StaffAct.AuthorDeleted;

    private static bool IsOfPage(StaffEvent line) => line.Act is StaffAct.PageAdded or StaffAct.PageChanged or StaffAct.PageDeleted;
}

public sealed record LogThing(string Code, string Headline, string Edition);
