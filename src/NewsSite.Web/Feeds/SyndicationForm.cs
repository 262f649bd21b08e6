using System.ServiceModel.Syndication;
using NewsSite.Model;
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
            FeedItems.IdOf(here.Paper, here.Edition, content), content.Cards.Count > 0 ? content.Cards.Max(c => c.UpdatedAt ?? c.PublishedAt) : Beginning)
        {
            Language = here.Edition.Code,
            Items = content.Cards.Select(Item).ToList(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Of(here.Edition, SiteAddress.FeedOf(content.Path, form)))));
        return feed;
    }

    private SyndicationItem Item(ArticleCard card)
    {
        var item = new SyndicationItem
        {
            Id = FeedItems.IdOf(here.Paper, card),
            Title = new TextSyndicationContent(FeedItems.Line(card.Headline)),
            Summary = new TextSyndicationContent(FeedItems.Line(card.Summary)),
            PublishDate = card.PublishedAt,
            LastUpdatedTime = card.UpdatedAt ?? card.PublishedAt,
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Of(here.Edition, card.Path))));
        item.Authors.Add(new SyndicationPerson { Name = FeedItems.Line(here.PaperName) });
        if (card.SectionName is not null) item.Categories.Add(new SyndicationCategory(FeedItems.Line(card.SectionName.In(here.Edition.Code))));
        return item;
    }
}
