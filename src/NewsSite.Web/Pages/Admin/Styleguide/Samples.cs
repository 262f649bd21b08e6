using Microsoft.AspNetCore.Html;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Styleguide;

/// <summary>Things to show the parts with, in the words of an edition: none of them is stored.</summary>
/// <param name="here">The edition.</param>
/// <param name="picture">One of the paper's; null while it has none.</param>
/// <param name="now">UTC.</param>
public sealed class Samples(CurrentEdition here, CardPicture? picture, DateTime now)
{
    private const string Slug = "sample";

    public static IReadOnlyList<string> Steps { get; } = ["small", "t1", "t2", "t3", "t4", "t5"];
    public static IReadOnlyList<string> Spaces { get; } = ["s1", "s2", "s3", "s4", "s5"];
    public static IReadOnlyList<string> Icons { get; } = ["search", "feed", "clock", "share", "comment"];

    public ArticleCard Card { get; } = CardOf(here, "styleguide.headline", picture, now);
    public ArticleCard BareCard { get; } = CardOf(here, "styleguide.long-headline", null, now);

    /// <summary>What Markdown can do, as an article's page shows it.</summary>
    public IHtmlContent Text { get; } = here.Body(ArticleMarkdown.Render(here.Words["styleguide.markdown"], _ => null).NeutralHtml);

    public ShownComment Comment => new(1, null, here.Words["styleguide.name"], here.Words["styleguide.comment"], now, IsPick: true);
    public ShownComment Answer => new(2, 1, null, here.Words["styleguide.answer"], now);
    public ShownComment Gone => new(3, null, null, "", null);

    /// <summary>The article under which the comments stand.</summary>
    public ArticlePage Article { get; } = new(
        0, Slug, 0, here.Edition.Code, Slug, here.Words["styleguide.headline"], here.Words["styleguide.summary"], "", ArticleState.Published, now, null, null, Evergreen: false,
        new ThreadRule(default, null, now), HasCorrections: false, IsScrubbed: false, null, null, null, picture, null, null, [], [], Guests: null);

    private static ArticleCard CardOf(CurrentEdition here, string headline, CardPicture? picture, DateTime now) => new(
        0, 0, Slug, here.Edition.Code, Slug, here.Words[headline], here.Words["styleguide.summary"], now, null, Slug,
        new EditionText { [here.Edition.Code] = here.Words["styleguide.section"] }, picture);
}
