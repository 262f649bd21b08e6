using System.ServiceModel.Syndication;
using NewsSite.Publishing;

namespace NewsSite.Web.Feeds;

/// <summary>A feed as RSS and Atom know it.</summary>
internal sealed class SyndicationForm(CurrentEdition here, SiteAddress site)
{
    // What an empty feed says of its time: the year in which the first paper could be read.
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="content">What it tells.</param>
    /// <param name="form">The last part of the feed's own address.</param>
    public SyndicationFeed Build(FeedContent content, string form)
    {
        var feed = new SyndicationFeed(
            FeedItems.Line(content.Title), FeedItems.Line(here.Paper.Tagline.In(here.Edition.Code)), new Uri(site.Of(here.Edition, content.Path)),
            FeedItems.IdOf(here.Paper, here.Edition, content), content.Items.Count > 0 ? content.Items.Max(i => i.UpdatedAt) : Beginning)
        {
            Language = here.Edition.Code,
            Items = content.Items.Select(told => Item(told, isHtml: form == "feed.xml")).ToList(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Of(here.Edition, SiteAddress.FeedOf(content.Path, form)))));
        return feed;
    }

    // RSS says nothing of what its texts are, and its readers take them for HTML; Atom says that they are text.
    private static TextSyndicationContent Text(string text, bool isHtml)
    {
        var line = FeedItems.Line(text);
        return new(isHtml && line.AsSpan().IndexOfAny('<', '&') >= 0 ? line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal) : line);
    }

    private SyndicationItem Item(FeedItem told, bool isHtml)
    {
        var item = new SyndicationItem
        {
            Id = told.Id,
            Title = Text(told.Title, isHtml && told.Title.Contains('<', StringComparison.Ordinal)),
            Summary = Text(told.Text, isHtml),
            PublishDate = told.PublishedAt,
            LastUpdatedTime = told.UpdatedAt,
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Of(here.Edition, told.Path) + told.Query)));
        item.Authors.Add(new SyndicationPerson { Name = FeedItems.Line(here.PaperName) });
        if (told.Category is not null) item.Categories.Add(new SyndicationCategory(FeedItems.Line(told.Category)));
        return item;
    }
}
