using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NetVips;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Nameplate;

public sealed class NameplateTests
{
    private static readonly (string, string)[] Typed =
    [
        ("names[en]", " The Salang Post "), ("names[ps]", "د سالنګ پوسټ"), ("taglines[en]", "News from the pass"),
        ("editions[en]", "English"), ("editions[fa-AF]", "فارسی دری"), ("editions[ps]", "پښتو"),
    ];

    [Fact]
    public async Task The_paper_and_its_editions_have_new_names_at_once()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var reader = site.Client();
        Assert.DoesNotContain("Salang", (await reader.ReadPageAsync("/")).Title!, StringComparison.Ordinal);
        using var saved = await administrator.PostFormAsync("/admin/nameplate", [.. Typed, ("names[fa-AF]", ""), ("taglines[fa-AF]", ""), ("taglines[ps]", "")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/nameplate?saved=1"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        var front = await reader.ReadPageAsync("/");
        Assert.Equal(("The Salang Post", "News from the pass"), (front.QuerySelector(".nameplate")!.TextContent.Trim(), front.QuerySelector(".tagline")!.TextContent));
        Assert.Equal("فارسی دری", front.QuerySelector(".editions [lang='fa-AF']")!.TextContent);
        Assert.Equal("د سالنګ پوسټ", (await reader.ReadPageAsync("/ps")).QuerySelector(".nameplate")!.TextContent.Trim());
        Assert.Contains("<title>The Salang Post</title>", await reader.TextAsync("/feed.xml"), StringComparison.Ordinal);
        Assert.Contains("The Salang Post", (await administrator.ReadPageAsync("/admin/nameplate")).QuerySelector("#name-en")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal([StaffAct.PaperRenamed], await site.ReadAsync(db => db.StaffEvents.Where(e => e.Act == StaffAct.PaperRenamed).Select(e => e.Act).ToListAsync()));
    }

    [Theory]
    [InlineData("names[en]", "", "name-en")]
    [InlineData("editions[ps]", "", "edition-ps")]
    [InlineData("taglines[en]", null, "tagline-en")]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_kept(string field, string? value, string id)
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        value ??= new string('x', Paper.MaxTaglineLength + 1);
        using var answer = await administrator.PostFormAsync("/admin/nameplate", [("names[en]", field == "names[en]" ? value : "The Post"), ("names[fa-AF]", ""), ("names[ps]", ""), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("true", value), (page.QuerySelector($"#{id}")!.GetAttribute("aria-invalid"), page.QuerySelector($"#{id}")!.GetAttribute("value") ?? ""));
        Assert.Single(page.QuerySelectorAll(".error li"));
        Assert.Equal(0, await site.ReadAsync(db => db.Papers.Select(p => p.Version).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_name_it_at_once_overwrite_nothing_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var first = await administrator.PostFormAsync("/admin/nameplate", [("names[en]", "The First")]);
        using var second = await administrator.PostFormAsync("/admin/nameplate", [("names[en]", "The Second"), ("version", "0")]);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await TestSite.ReadPageAsync(second);
        Assert.Contains("The First", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("The Second", "1"), (page.QuerySelector("#name-en")!.GetAttribute("value"), page.QuerySelector("input[name=version]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_mark_an_icon_and_a_card_are_sent_as_files()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var reader = site.Client();
        const string mark = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='3.25'/></svg>";
        var (icon, card) = (await reader.GetByteArrayAsync("/icons/192.png"), await reader.GetByteArrayAsync("/icons/card.jpg"));
        using var sent = await SendAsync(administrator, ("mark", Encoding.UTF8.GetBytes(mark)), ("icon", TestPictures.Jpeg(512, 512)));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("r='3.25'", Uri.UnescapeDataString((await reader.ReadPageAsync("/")).QuerySelector("img.mark")!.GetAttribute("src")!), StringComparison.Ordinal);
        Assert.NotEqual(icon, await reader.GetByteArrayAsync("/icons/192.png"));
        Assert.Equal(card, await reader.GetByteArrayAsync("/icons/card.jpg")); // none was sent
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.PaperDrawn)));
    }

    [Theory]
    [InlineData("mark", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "text, style")]
    [InlineData("mark", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "onload")]
    [InlineData("icon", "GIF89a of nothing", "JPEG")]
    [InlineData("card", "", "")]
    [InlineData("other", "x", "Choose a file first")]
    public async Task A_drawing_that_cannot_be_taken_is_told_at_its_field_and_changes_nothing(string field, string content, string told)
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var answer = await SendAsync(administrator, (field, Encoding.UTF8.GetBytes(content)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains(told, page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector($"#{(field == "other" ? "mark" : field)}")!.GetAttribute("aria-invalid"));
        Assert.Equal(0, await site.ReadAsync(db => db.Papers.Select(p => p.DrawingsVersion).SingleAsync()));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient administrator, params (string Field, byte[] Content)[] files)
    {
        var token = (await administrator.ReadPageAsync("/admin/nameplate")).QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("draw"), "step" } };
        foreach (var (field, content) in files) form.Add(new ByteArrayContent(content), field, $"{field}.file");
        return await administrator.PostAsync("/admin/nameplate", form);
    }

    [Fact]
    public async Task A_setting_that_names_the_paper_is_told()
    {
        using var site = await TestSite.StartAsync(("Site:Name", "The Setting"));
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        Assert.Contains("The Setting", (await administrator.ReadPageAsync("/admin/nameplate")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await administrator.ReadPageAsync("/admin/nameplate")).QuerySelector("#name-en[readonly]"));
        Assert.Null((await administrator.ReadPageAsync("/admin/nameplate")).QuerySelector("#tagline-en[readonly]"));
    }

    [Fact]
    public async Task The_same_names_saved_again_change_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var saved = await administrator.PostFormAsync("/admin/nameplate", []);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(0, await site.ReadAsync(db => db.Papers.Select(p => p.Version).SingleAsync())); // site.yaml still names it
    }

    [Fact]
    public async Task A_card_is_turned_as_its_camera_held_it()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var reader = site.Client();
        using var sent = await SendAsync(administrator, ("card", TestPictures.FromCamera(630, 1200, 6)));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var card = Image.NewFromBuffer(await reader.GetByteArrayAsync("/icons/card.jpg"));
        using var plain = Image.NewFromBuffer(TestPictures.FromCamera(630, 1200, 6)).Autorot();
        Assert.Equal((1200, 630), (card.Width, card.Height));
        Assert.Equal((1200, 630), (plain.Width, plain.Height));
        foreach (var (x, y) in new[] { (100, 100), (1100, 100), (100, 530), (1100, 530) })
            Assert.All(card.Getpoint(x, y).Zip(plain.Getpoint(x, y)), c => Assert.InRange(c.First - c.Second, -40, 40));
    }
}
