using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Proposes an address for an article whose writer leaves it to us.</summary>
public static class FreeSlug
{
    /// <summary>Of the headline, with a number where another article of the edition has it; the code where no letter can stand in an address.</summary>
    public static async Task<string> FreeSlugAsync(this IQueryable<Article> articles, string edition, string headline, string code, CancellationToken stopping)
    {
        var stem = Slug.From(headline) is { Length: > 0 } made ? made : code;
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : $"-{n}";
            var slug = Slug.From(stem[..Math.Min(stem.Length, Slug.MaxLength - suffix.Length)]) + suffix;
            if (!await articles.AnyAsync(a => a.Edition == edition && a.Slug == slug && a.Code != code, stopping)) return slug;
        }
    }
}
