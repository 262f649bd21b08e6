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
        var slug = Slug.From(name);
        return await topics.FirstOrDefaultAsync(t => t.Edition == edition && t.Slug == slug, stopping) ?? new Topic { Edition = edition, Slug = slug, Name = name };
    }
}
