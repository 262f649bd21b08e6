using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>The desk's library of pictures, newest first, a page at a time; by the words that the newsroom noted of them, and by their names.</summary>
public sealed class FindPictures(NewsDb db)
{
    public const int PageLength = 24;

    /// <param name="typed">What is looked for; empty for all.</param>
    /// <param name="language">The edition in which it was typed.</param>
    /// <param name="before">The key from which the list goes on; null for its beginning.</param>
    /// <param name="stopping">Who asked has gone.</param>
    /// <returns>The pictures, and the key of the next page, if there is one; null where the key is none of this list.</returns>
    public async Task<LibraryPage?> RunAsync(string typed, string language, string? before, CancellationToken stopping)
    {
        ListKey? key = ListKey.TryParse(before, out var read) ? read : null;
        if (key is null && before is not null) return null;
        var from = key?.Id ?? long.MaxValue;
        var list = db.PictureNotes.AsNoTracking();
        if (typed.Length > 0)
        {
            if (Match(typed, language) is not { } match) return new([], null);
            var found = await db.PicturesThatMatch(match, from, PageLength + 1).ToListAsync(stopping);
            list = list.Where(n => found.Contains(n.MediaFileId));
        }
        var rows = await list.NewestFirst(from).Rows(db.Set<ArticlePicture>()).Take(PageLength + 1).ToListAsync(stopping);
        return new([.. rows.Take(PageLength)], rows.Count > PageLength ? new ListKey(DateTime.UnixEpoch, rows[PageLength - 1].Id).ToString() : null);
    }

    // Words that begin so count, too, as in the desk's list of articles. Null where nothing that was typed is a word.
    private static string? Match(string typed, string language)
    {
        var query = SearchQuery.Parse(typed.Length > SearchQuery.MaxLength ? typed[..SearchQuery.MaxLength] : typed, language);
        return query.All.Count == 0 ? null : SqliteSearch.Match(query with { All = [.. query.All.Select(group => group.Select(term => term with { IsPrefix = true }).ToList())] }, [], isHeadline: false);
    }
}

/// <param name="Next">The key behind the last one; null at the end.</param>
public sealed record LibraryPage(IReadOnlyList<PictureRow> Rows, string? Next);
