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
            Items = content.Items.Select(Item).ToList(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Of(here.Edition, SiteAddress.FeedOf(content.Path, form)))));
        return feed;
    }

    private SyndicationItem Item(FeedItem told)
    {
        var item = new SyndicationItem
        {
            Id = told.Id,
            Title = new TextSyndicationContent(FeedItems.Line(told.Title)),
            Summary = new TextSyndicationContent(FeedItems.Line(told.Text)),
            PublishDate = told.PublishedAt,
            LastUpdatedTime = told.UpdatedAt,
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Of(here.Edition, told.Path) + told.Query)));
        item.Authors.Add(new SyndicationPerson { Name = FeedItems.Line(here.PaperName) });
        if (told.Category is not null) item.Categories.Add(new SyndicationCategory(FeedItems.Line(told.Category)));
        return item;
    }
}
