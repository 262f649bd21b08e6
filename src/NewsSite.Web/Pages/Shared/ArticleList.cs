using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>One page of a list that is newest first, and where it goes on.</summary>
/// <param name="Path">The list's address below the edition.</param>
/// <param name="IsContinued">Whether this is not its first page.</param>
public sealed record ArticleList(IReadOnlyList<ArticleCard> Cards, string Path, bool IsContinued, ListKey? Next)
{
    public const int Length = 20;

    /// <summary>Reads <c>?before=</c>: null where there is none.</summary>
    /// <returns>False for a key that no list of ours has written.</returns>
    public static bool TryReadKey(string? before, out ListKey? key)
    {
        key = null;
        if (before is null) return true;
        if (!ListKey.TryParse(before, out var read)) return false;
        key = read;
        return true;
    }

    /// <param name="articles">Newest first, from the key on.</param>
    public static async Task<ArticleList> LoadAsync(IQueryable<Article> articles, string path, ListKey? before, CancellationToken stopping)
    {
        var cards = await articles.Select(ArticleCard.From).Take(Length + 1).ToListAsync(stopping);
        return new(cards.Take(Length).ToList(), path, before is not null, cards.Count > Length ? cards[Length - 1].Key : null);
    }
}
