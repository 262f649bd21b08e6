using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Publishing;

public sealed class ArrangePinsTests
{
    private static readonly TimeZoneInfo Kabul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul");

    [Fact]
    public async Task The_newest_leads_until_somebody_moves_one_and_what_is_pinned_then_stands_in_front()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var articles = new List<Article>();
        for (var i = 0; i < 4; i++)
        {
            var age = i;
            articles.Add(await newsroom.FileAsync($"{i}", change: a => a.Date(newsroom.Clock.Now.AddHours(-1 - age))));
        }
        foreach (var i in new[] { 2, 1, 3 }) Assert.Empty(await ArrangeAsync(newsroom, articles[i].Code, PinStep.Pin));
        Assert.Equal("1 2 3", await OrderAsync(newsroom));
        foreach (var (code, step, order) in new[] { (3, PinStep.Up, "1 3 2"), (3, PinStep.Up, "3 1 2"), (3, PinStep.Up, "3 1 2"), (3, PinStep.Down, "1 3 2"), (2, PinStep.Down, "1 3 2"), (0, PinStep.Pin, "0 1 3 2"), (1, PinStep.Unpin, "0 3 2"), (0, PinStep.Down, "3 0 2") })
        {
            Assert.Empty(await ArrangeAsync(newsroom, articles[code].Code, step));
            Assert.Equal(order, await OrderAsync(newsroom));
        }
    }

    [Fact]
    public async Task A_pin_ends_at_its_time_and_leaves_with_the_next_change()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (first, second) = (await newsroom.FileAsync("First"), await newsroom.FileAsync("Second"));
        await ArrangeAsync(newsroom, first.Code, PinStep.Pin, PaperDate.Field(newsroom.Clock.Now.AddHours(2), Kabul));
        await ArrangeAsync(newsroom, second.Code, PinStep.Pin);
        Assert.Equal("Second First", await OrderAsync(newsroom));
        newsroom.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("Second", await OrderAsync(newsroom));
        Assert.Equal(2, await newsroom.ReadAsync(db => db.Articles.CountAsync(a => a.Pinned)));
        Assert.Equal("desk.fault.not-public", Assert.Single(await ArrangeAsync(newsroom, first.Code, PinStep.Up)).WordKey); // it is pinned no more
        await ArrangeAsync(newsroom, second.Code, PinStep.Up);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Articles.CountAsync(a => a.Pinned)));
    }

    [Theory]
    [InlineData("soon", "desk.fault.time")]
    [InlineData("2026-11-20T08:00", "desk.fault.end-past")]
    public async Task An_end_that_is_none_is_refused_and_nothing_is_pinned(string until, string fault)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Article");
        Assert.Equal(fault, Assert.Single(await ArrangeAsync(newsroom, article.Code, PinStep.Pin, until)).WordKey);
        Assert.Equal("", await OrderAsync(newsroom));
        Assert.Empty(await ArrangeAsync(newsroom, article.Code, PinStep.Pin)); // the control
        Assert.Equal("Article", await OrderAsync(newsroom));
    }

    [Fact]
    public async Task Nothing_is_pinned_that_readers_of_the_edition_may_not_read_and_a_pin_changes_no_article()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var draft = await newsroom.FileAsync("Draft", change: a => a.Unpublish(newsroom.Clock.Now));
        var other = await newsroom.FileAsync("دیگر", "fa-AF");
        foreach (var code in new[] { draft.Code, other.Code, "zzzzzzz" }) Assert.Single(await ArrangeAsync(newsroom, code, PinStep.Pin));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Articles.CountAsync(a => a.Pinned)));

        var open = await newsroom.FileAsync("Open");
        await ArrangeAsync(newsroom, open.Code, PinStep.Pin);
        Assert.Equal(open.Version, await newsroom.ReadAsync(db => db.Articles.Where(a => a.Pinned).Select(a => a.Version).SingleAsync())); // whoever writes at it meets no conflict
    }

    [Fact]
    public async Task A_section_has_an_order_of_its_own_and_takes_nothing_without_a_section()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var section = await newsroom.ReadAsync(db => db.Sections.OrderBy(s => s.Id).Select(s => s.Slug).FirstAsync());
        var top = await newsroom.FileAsync("Top");
        var first = await newsroom.FileAsync("First");
        var second = await newsroom.FileAsync("Second");
        Assert.Equal("desk.fault.no-section", Assert.Single(await ArrangeAsync(newsroom, first.Code, PinStep.Pin, inSection: true)).WordKey);
        await newsroom.WriteAsync(async db =>
        {
            var of = await db.Sections.SingleAsync(s => s.Slug == section);
            foreach (var article in await db.Articles.Where(a => a.Code == first.Code || a.Code == second.Code).ToListAsync()) article.Section = of;
        });
        await ArrangeAsync(newsroom, top.Code, PinStep.Pin);
        await ArrangeAsync(newsroom, first.Code, PinStep.Pin, inSection: true);
        await ArrangeAsync(newsroom, second.Code, PinStep.Pin, inSection: true);
        await ArrangeAsync(newsroom, second.Code, PinStep.Up);
        await ArrangeAsync(newsroom, second.Code, PinStep.Down);
        Assert.Equal(["First 1", "Second 2"], await newsroom.ReadAsync(async db => (await db.Articles.Where(a => a.PinnedInSection).OrderBy(a => a.PinnedPlace).ToListAsync()).Select(a => $"{a.Headline} {a.PinnedPlace}").ToList()));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Articles.Where(a => a.Code == top.Code).Select(a => a.PinnedPlace).SingleAsync())); // another list

        await newsroom.WriteAsync(db => db.Articles.Include(a => a.Section).Single(a => a.Code == second.Code).PutIn(null));
        Assert.False(await newsroom.ReadAsync(db => db.Articles.Where(a => a.Code == second.Code).Select(a => a.Pinned).SingleAsync())); // out of its section it is first in none
        await newsroom.WriteAsync(db => db.Articles.Include(a => a.Section).Single(a => a.Code == second.Code).PutIn(db.Sections.Single(s => s.Slug == section)));
        await ArrangeAsync(newsroom, second.Code, PinStep.Pin, inSection: true);
        await ArrangeAsync(newsroom, first.Code, PinStep.Pin); // from its section to the top
        Assert.Equal([false, true], await newsroom.ReadAsync(db => db.Articles.Where(a => a.Code == first.Code || a.Code == second.Code).OrderBy(a => a.Id).Select(a => a.PinnedInSection).ToListAsync()));
    }

    private static Task<IReadOnlyList<Fault>> ArrangeAsync(TestNewsroom newsroom, string code, PinStep step, string until = "", bool inSection = false) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<ArrangePins>().RunAsync("en", code, step, inSection, until, default));

    private static async Task<string> OrderAsync(TestNewsroom newsroom) =>
        string.Join(' ', await newsroom.ReadAsync(db => db.Articles.Published(newsroom.Clock.Now).In("en").PinnedAt(newsroom.Clock.Now).LeadFirst().Select(a => a.Headline).ToListAsync()));
}
