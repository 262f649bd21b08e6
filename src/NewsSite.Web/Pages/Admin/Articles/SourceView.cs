using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>The source of a translation, as who works on the translation sees it.</summary>
/// <param name="Translation">The two, compared.</param>
/// <param name="Edition">Of the source; null where the paper has it no more.</param>
/// <param name="MayRead">False where the source is somebody else's and not public: then no word of it is shown.</param>
/// <param name="Changes">In the source, since it was translated.</param>
public sealed record SourceView(Translation Translation, Edition? Edition, bool MayRead, IReadOnlyList<FieldChanges> Changes)
{
    public Article Article => Translation.Source;
    public string Direction => Edition?.Direction ?? "auto";

    /// <summary>Names, in the source's language.</summary>
    public IEnumerable<string> Topics => Article.Topics.OrderBy(t => t.Position).Select(t => t.Topic.Name);

    /// <returns>Null for what is no translation.</returns>
    public static async Task<SourceView?> OfAsync(NewsDb db, Article article, Paper paper, StaffMember me, DateTime now, CancellationToken stopping)
    {
        if (await db.TranslationAsync(article, stopping) is not { } translation) return null;
        var mayRead = StoryEdition.MayBeReadBy(me, translation.Source, now);
        var isCompared = mayRead && me.MayEdit(article) && translation is { IsStale: true, Since.IsPurged: false };
        return new(translation, paper.Edition(translation.Source.Edition), mayRead, isCompared ? FieldChanges.Between(FieldChanges.Of(translation.Since!), FieldChanges.Of(translation.Source)) : []);
    }

    /// <summary>What an editor would want to look at before the translation is published.</summary>
    /// <param name="headline">As it is typed.</param>
    public IEnumerable<Fault> Warnings(string headline)
    {
        if (MayRead && PlainText.CleanLine(headline) == Article.Headline) yield return new("headline", "desk.warning.headline-source");
    }

    /// <summary>Whether the translation's address is still that of the source's headline, so that another headline should make another.</summary>
    public bool LendsAddressTo(Article translation) =>
        translation is { State: ArticleState.Draft, FirstPublishedAt: null } && translation.Headline == Article.Headline;
}
