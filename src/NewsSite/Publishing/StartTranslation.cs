using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>
/// Begins to tell a story in another edition: a draft with all of the source that needs no translating, and its headline
/// until there is a better one. The text is empty, so that nobody publishes it in the wrong language.
/// </summary>
public sealed class StartTranslation(NewsDb db, SaveArticle save, CurrentPaper paper, TimeProvider clock)
{
    /// <param name="code">Of the article to translate.</param>
    /// <param name="edition">The code of the edition into which.</param>
    /// <param name="by">Who translates; what they may not translate is not there for them.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<TranslationOutcome> RunAsync(string code, string edition, StaffMember by, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var source = await db.Articles.AsNoTracking().WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping);
        if (source is null || paper.Value.Edition(edition) is null || !by.MayTranslate(source, now)) return new TranslationOutcome(null, IsNew: false, null);
        // One draft, however many press the button.
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.StoryId == source.StoryId && a.Edition == edition, stopping) is { } there) return new(there, IsNew: false, null);
        return await save.RunAsync(Crockford.NewCode(Article.CodeLength), await TypedAsync(source, edition, now, stopping), SaveStep.Save, by, stopping) switch
        {
            SaveOutcome.Saved saved => new(saved.Article, IsNew: true, null),
            SaveOutcome.Refused refused => new(null, IsNew: false, refused.Faults[0]),
            _ => throw new InvalidOperationException("A new code is nobody's."),
        };
    }, stopping);

    private async Task<TypedArticle> TypedAsync(Article source, string edition, DateTime now, CancellationToken stopping)
    {
        var typed = new TypedArticle
        {
            Source = source.Code,
            Edition = edition,
            Headline = source.Headline,
            Section = source.Section?.Slug ?? "",
            Topics = string.Join('\n', await TopicsAsync(source, edition, now, stopping)),
            Authors = [.. source.Bylines.OrderBy(b => b.Position).Select(b => b.Author.Slug)],
            Guests = source.Guests ?? "",
            AreCommentsOpen = source.Comments != CommentsRule.Closed,
            // The field shows minutes: not a second earlier than the source.
            EmbargoUntil = source.EmbargoUntil is { } end && end > now ? PaperDate.Field(end.AddSeconds(59), paper.Zone) : "",
        };
        if (source.Lead is not { Alt.Length: > 0 } lead) return typed;
        // What it shows is still said in the language of the source, and says so; a caption could not.
        var spoken = lead.AltLang ?? source.Edition;
        return typed with { Picture = lead.MediaFile.Key, Alt = lead.Alt, AltLang = spoken != edition && paper.Value.Edition(spoken) is not null ? spoken : "", Credit = lead.Credit ?? "" };
    }

    // A topic is a word of its edition: it is taken over where earlier translations agree on what it is called there.
    private async Task<List<string>> TopicsAsync(Article source, string edition, DateTime now, CancellationToken stopping)
    {
        var names = new List<string>();
        foreach (var topic in source.Topics.OrderBy(t => t.Position))
        {
            var called = (await db.Set<ArticleTopic>().CounterpartsOf(db.Articles, topic.TopicId, edition, now).ToListAsync(stopping)).Distinct().ToList();
            if (called.Count == 1) names.Add(called[0]);
        }
        return names;
    }
}

/// <summary>What became of it.</summary>
/// <param name="Article">That tells the story in the edition; null where nothing can be translated for who asked.</param>
/// <param name="IsNew">It was begun just now; else it was there.</param>
/// <param name="Fault">Why none was begun.</param>
public sealed record TranslationOutcome(Article? Article, bool IsNew, Fault? Fault);
