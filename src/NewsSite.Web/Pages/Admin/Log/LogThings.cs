using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Log;

/// <summary>What the lines of the log are about, as it is called today: the log itself holds numbers.</summary>
/// <param name="Articles">Id → code and headline.</param>
/// <param name="Comments">Id of a comment → code and headline of its article.</param>
/// <param name="Pictures">Id → key and file name.</param>
public sealed record LogThings(IReadOnlyDictionary<long, LogThing> Articles, IReadOnlyDictionary<long, LogThing> Comments, IReadOnlyDictionary<long, LogThing> Pictures)
{
    public static readonly LogThings None = new(new Dictionary<long, LogThing>(), new Dictionary<long, LogThing>(), new Dictionary<long, LogThing>());

    public static async Task<LogThings> OfAsync(NewsDb db, IReadOnlyList<StaffEvent> lines, CancellationToken stopping)
    {
        var articles = Ids(StaffArea.Articles, StaffArea.Front);
        var comments = Ids(StaffArea.Comments);
        var pictures = Ids(StaffArea.Paper);
        return new(
            articles.Count == 0 ? None.Articles : await db.Articles.AsNoTracking().Where(a => articles.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new LogThing(a.Code, a.Headline, a.Edition), stopping),
            comments.Count == 0 ? None.Comments : await db.Comments.AsNoTracking().Where(c => comments.Contains(c.Id)).Select(c => new { c.Id, c.Article.Code, c.Article.Headline, c.Article.Edition }).ToDictionaryAsync(c => c.Id, c => new LogThing(c.Code, c.Headline, c.Edition), stopping),
            pictures.Count == 0 ? None.Pictures : await db.MediaFiles.AsNoTracking().Where(m => pictures.Contains(m.Id) && m.DestroyedAt == null).ToDictionaryAsync(m => m.Id, m => new LogThing(m.Key, m.Name, ""), stopping));

        List<long> Ids(params StaffArea[] areas) => [.. lines.Where(l => areas.Contains(l.Area)).Select(l => l.AboutId).OfType<long>().Distinct()];
    }
}

public sealed record LogThing(string Code, string Headline, string Edition);
