using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>A topic is made by being named.</summary>
public static class NamedTopic
{
    /// <summary>The topic of that name in its edition, known or new; names that share an address are one topic.</summary>
    public static async Task<Topic> NamedAsync(this IQueryable<Topic> topics, string edition, string name, CancellationToken stopping)
    {
        // In Dari the Arabic keyboard's letters make no topic of their own, and who writes its name with Dari's mends it for all.
        var mended = TextWarnings.Mended(edition, name);
        var (typed, slug) = (Slug.From(name), Slug.From(mended));
        var known = await topics.Where(t => t.Edition == edition && (t.Slug == slug || t.Slug == typed)).OrderByDescending(t => t.Slug == slug).FirstOrDefaultAsync(stopping);
        if (known is not null && TextWarnings.Mended(edition, known.Name) == name) known.Name = name;
        return known ?? new Topic { Edition = edition, Slug = slug, Name = name };
    }
}
