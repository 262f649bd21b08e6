using System.Text;
using NewsSite.Import;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class ArticleFileTests
{
    private static readonly Paper Paper = new()
    {
        Code = "testpap",
        Editions = [new("en", "", "ltr", "gregorian", "latin", "English", "en_US"), new("fa-AF", "fa", "rtl", "hijri", "persian", "دری", "fa_IR")],
        DefaultEdition = "en",
        TimeZone = "Asia/Kabul",
    };

    [Theory]
    [InlineData("2026-11-01T12:00:00+04:30", "2026-11-01T07:30:00")]
    [InlineData("2026-11-01T12:00+04:30", "2026-11-01T07:30:00")]
    [InlineData("2026-11-01 12:00:00 +0430", "2026-11-01T07:30:00")]
    [InlineData("2026-11-01 12:00:00 +04:30", "2026-11-01T07:30:00")]
    [InlineData("2026-11-01T12:00:00.25Z", "2026-11-01T12:00:00.25")]
    [InlineData("2026-11-01", "2026-10-31T19:30:00")]
    [InlineData("2026-11-01T12:00:00", null)]
    [InlineData("1405-08-10", null)]
    [InlineData("01/11/2026", null)]
    [InlineData("yesterday", null)]
    public void A_date_has_an_offset_or_is_a_day_of_the_paper(string date, string? utc)
    {
        if (utc is null)
        {
            Assert.Equal(3, Assert.Throws<BadFileException>(() => Read($"title: x\ndate: {date}")).Line);
            return;
        }
        var read = Read($"title: x\ndate: {date}").Date;
        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("lang: prs", "editions")]
    [InlineData("slug: Not a slug", "address")]
    [InlineData("slug: ../../etc", "address")]
    [InlineData("aliases: [old, 'O L D']", "address")]
    [InlineData("draft: perhaps", "true or false")]
    [InlineData("state: killed", "state is")]
    [InlineData("state: published # but\ndraft: true", "contradicts")]
    [InlineData("comments: moderated", "open or closed")]
    [InlineData("tags: [One, '!!!']", "no letter")]
    [InlineData("tags: { one: two }", "list")]
    [InlineData("translatedFrom: some Russian", "language tag")]
    [InlineData("updated: soon", "no date")]
    [InlineData("summary: [a, b]", "one line")]
    [InlineData("image: x.jpg\nimageAltLang: Persian language", "language tag")]
    public void What_a_key_cannot_say_is_refused_with_its_line(string keys, string reason)
    {
        var refused = Assert.Throws<BadFileException>(() => Read($"title: x\ndate: 2026-11-01\n{keys}"));
        Assert.Equal(keys.StartsWith("image", StringComparison.Ordinal) ? 5 : 4, refused.Line);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_is_too_long_is_refused_not_cut()
    {
        Assert.Equal(2, Assert.Throws<BadFileException>(() => Read($"title: {new string('x', Article.MaxHeadlineLength + 1)}\ndate: 2026-11-01")).Line);
        Assert.Equal(Article.MaxHeadlineLength, Read($"title: {new string('x', Article.MaxHeadlineLength)}\ndate: 2026-11-01").Title.Length);
    }

    [Fact]
    public void A_list_without_end_is_refused()
    {
        Assert.Throws<BadFileException>(() => Read($"title: x\ndate: 2026-11-01\ntags: [{string.Join(", ", Enumerable.Range(0, 101))}]"));
        Assert.Equal(100, Read($"title: x\ndate: 2026-11-01\ntags: [{string.Join(", ", Enumerable.Range(0, 100))}]").Topics.Count);
    }

    [Fact]
    public void Title_and_date_are_all_that_is_needed()
    {
        var file = Read("title: x\ndate: 2026-11-01");
        Assert.Equal(("en", ArticleState.Published, CommentsRule.Default), (file.Edition, file.State, file.Comments));
        Assert.Null(file.Slug);
        Assert.Equal(file.Code, file.Story);
        Assert.Null(file.Rest);
        Assert.Throws<BadFileException>(() => Read("title: x"));
        Assert.Throws<BadFileException>(() => Read("date: 2026-11-01\ntitle: ~"));
    }

    [Fact]
    public void An_id_of_another_system_becomes_the_same_code_every_time()
    {
        Assert.Equal("k3b7x2p", ArticleFile.CodeOf("k3b7x2p"));
        var code = ArticleFile.CodeOf("https://old.example/?p=17");
        Assert.Equal(code, ArticleFile.CodeOf("https://old.example/?p=17"));
        Assert.True(NewsSite.Text.Crockford.IsCode(code, Article.CodeLength), code);
        Assert.NotEqual(code, ArticleFile.CodeOf("https://old.example/?p=18"));
        Assert.Equal(ArticleFile.CodeOf("articles/x.md"), Read("title: x\ndate: 2026-11-01").Code);
    }

    private static ArticleFile Read(string keys) => ArticleFile.Read(Encoding.UTF8.GetBytes($"---\n{keys}\n---\nBody.\n"), "articles/x.md", Paper);
}
