using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Safety;

internal static class LeftTopics
{
    /// <summary>A topic is a word of the paper's: the article leaves it, and where it was the last one, so does the topic.</summary>
    public static async Task LeaveTopicsAsync(this NewsDb db, Article article, IReadOnlyList<Topic> topics, CancellationToken stopping)
    {
        if (topics.Count == 0) return;
        article.SetTopics([.. article.Topics.OrderBy(t => t.Position).Select(t => t.Topic).Except(topics)]);
        foreach (var topic in topics)
        {
            if (!await db.Set<ArticleTopic>().AnyAsync(t => t.TopicId == topic.Id && t.ArticleId != article.Id, stopping)) db.Topics.Remove(topic);
        }
    }
}
