using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Publishing;

public sealed class SetBannerTests
{
    private static readonly TimeZoneInfo Kabul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul");

    [Theory]
    [InlineData("Snow", 180, null)]
    [InlineData("Snow", 48 * 60, null)]
    [InlineData("Snow", 48 * 60 + 1, "desk.fault.banner-late")]
    [InlineData("Snow", 0, "desk.fault.end-past")]
    [InlineData("Snow", -5, "desk.fault.end-past")]
    [InlineData("Snow", null, "desk.fault.time")]
    [InlineData("  \u202E ", 180, "desk.fault.banner-empty")]
    public async Task It_has_words_and_an_end_that_is_not_far(string text, int? minutes, string? fault)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var ends = minutes is { } m ? PaperDate.Field(newsroom.Clock.Now.AddMinutes(m), Kabul) : "tomorrow";
        Assert.Equal(fault, (await SetAsync(newsroom, new("en", text, "", ends, 0))).SingleOrDefault()?.WordKey);
        Assert.Equal(fault is null ? 1 : 0, await newsroom.ReadAsync(db => db.Banners.Shown(db.Articles, newsroom.Clock.Now).CountAsync()));
    }

    [Theory]
    [InlineData(140, true)]
    [InlineData(141, false)]
    [InlineData(100_000, false)]
    public async Task It_is_one_line_and_never_cut(int length, bool isTaken)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var faults = await SetAsync(newsroom, Typed(newsroom, new string('x', length)));
        Assert.Equal(isTaken, faults.Count == 0);
        Assert.Equal(isTaken ? [length] : [], await newsroom.ReadAsync(db => db.Banners.Select(b => b.Text.Length).ToListAsync()));
        if (isTaken) return;
        Assert.Empty(await SetAsync(newsroom, Typed(newsroom, "Two\n  lines")));
        Assert.Equal("Two lines", await newsroom.ReadAsync(db => db.Banners.Select(b => b.Text).SingleAsync()));
    }

    [Fact]
    public async Task It_leads_only_to_what_readers_of_its_edition_may_read()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var open = await newsroom.FileAsync("Open");
        var draft = await newsroom.FileAsync("Draft", change: a => a.Unpublish(newsroom.Clock.Now));
        var later = await newsroom.FileAsync("Later", change: a => a.Date(newsroom.Clock.Now.AddHours(1)));
        var other = await newsroom.FileAsync("دیگر", "fa-AF");
        foreach (var code in new[] { draft.Code, later.Code, other.Code, "zzzzzzz" })
            Assert.Equal("desk.fault.not-public", Assert.Single(await SetAsync(newsroom, Typed(newsroom, "Snow") with { Article = code })).WordKey);
        Assert.Empty(await SetAsync(newsroom, Typed(newsroom, "Snow") with { Article = open.Code }));
        Assert.Equal(open.Id, await newsroom.ReadAsync(db => db.Banners.Select(b => b.ArticleId).SingleAsync()));
    }

    [Fact]
    public async Task What_another_has_set_meanwhile_is_not_replaced_unseen()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        Assert.Empty(await SetAsync(newsroom, Typed(newsroom, "First")));
        Assert.Equal("desk.fault.banner-changed", Assert.Single(await SetAsync(newsroom, Typed(newsroom, "Second"))).WordKey);
        Assert.Equal("First", await newsroom.ReadAsync(db => db.Banners.Select(b => b.Text).SingleAsync()));
        Assert.Empty(await SetAsync(newsroom, Typed(newsroom, "Second") with { Version = 1 })); // the control: who has seen it
    }

    [Fact]
    public async Task Those_whose_time_has_passed_go_with_the_next_one_and_each_edition_keeps_its_own()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await SetAsync(newsroom, Typed(newsroom, "Short"));
        await SetAsync(newsroom, Typed(newsroom, "دراز", hours: 40) with { Edition = "fa-AF" });
        newsroom.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(["fa-AF"], await newsroom.ReadAsync(db => db.Banners.Shown(db.Articles, newsroom.Clock.Now).Select(b => b.Edition).ToListAsync()));
        Assert.Equal(2, await newsroom.ReadAsync(db => db.Banners.CountAsync()));
        Assert.Empty(await SetAsync(newsroom, Typed(newsroom, "نوی") with { Edition = "ps" }));
        Assert.Equal(["fa-AF", "ps"], await newsroom.ReadAsync(db => db.Banners.Select(b => b.Edition).Order().ToListAsync()));
    }

    [Fact]
    public async Task Ended_it_can_be_taken_up_again_for_what_is_left_of_its_time()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await SetAsync(newsroom, Typed(newsroom, "Snow"));
        foreach (var (change, shown) in new (Action<Banner>, int)[] { (b => b.End(newsroom.Clock.Now), 0), (b => b.TakeUp(), 1), (b => b.End(newsroom.Clock.Now), 0) })
        {
            await newsroom.WriteAsync(db => change(db.Banners.Single()));
            Assert.Equal(shown, await newsroom.ReadAsync(db => db.Banners.Shown(db.Articles, newsroom.Clock.Now).CountAsync()));
        }
        newsroom.Clock.Advance(TimeSpan.FromHours(3));
        await newsroom.WriteAsync(db => db.Banners.Single().TakeUp());
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Banners.Shown(db.Articles, newsroom.Clock.Now).CountAsync()));
    }

    private static TypedBanner Typed(TestNewsroom newsroom, string text, int hours = 3) => new("en", text, "", PaperDate.Field(newsroom.Clock.Now.AddHours(hours), Kabul), 0);

    private static Task<IReadOnlyList<Fault>> SetAsync(TestNewsroom newsroom, TypedBanner typed) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<SetBanner>().RunAsync(typed, default));
}
