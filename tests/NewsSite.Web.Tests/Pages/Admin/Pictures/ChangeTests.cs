using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Pictures;

/// <summary>A picture is turned, cropped, made unrecognisable in parts, or replaced, wherever it is shown, and what was there before can be destroyed.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task A_turned_picture_stands_wherever_it_stood_and_the_former_one_is_gone()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var old = await site.StorePictureAsync("bridge.jpg", width: 80);
        await site.DescribeAsync(old, "A bridge", credit: "Sima");
        await site.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsSite.Data.NewsDb>();
            db.Entry(await db.PictureNotes.SingleAsync(n => n.MediaFileId == old.Id)).Property(n => n.AddedById).CurrentValue = 7;
            return await db.SaveChangesAsync();
        });
        var lead = await editor.WriteArticleAsync("Above", "publish", ("picture", old.Key), ("alt", "A bridge"));
        var inText = await editor.WriteArticleAsync("In the text", "publish", ("body", "Look:\n\n![A bridge](bridge.jpg)"));
        using var kept = await editor.PostFormAsync($"/admin/articles/{lead}", [("summary", "Not saved.")], "form.writing", to: $"/admin/articles/{lead}/autosave");
        var file = MediaFile.FileName(old.Key, 80, "jpg");
        using (var before = await reader.GetAsync($"/media/{file}")) Assert.Equal(HttpStatusCode.OK, before.StatusCode); // the control

        using var answer = await editor.PostFormAsync(Address(old.Key), [("step", "right"), ("destroys", "true")]);
        var key = await MadeAsync(answer);
        var made = await site.ReadAsync(db => db.MediaFiles.SingleAsync(m => m.Key == key));
        Assert.Equal((40, 80, "bridge.jpg"), (made.Width, made.Height, made.Name));
        foreach (var code in new[] { lead, inText })
        {
            var page = await reader.ReadPageAsync($"/articles/{(await site.ArticleAsync(code)).Slug}");
            Assert.Contains(key, page.QuerySelector(".story picture img")!.GetAttribute("src"), StringComparison.Ordinal);
        }
        using var gone = await reader.GetAsync($"/media/{file}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain(Directory.GetFiles(site.Data.Media), f => f.Contains(old.Key, StringComparison.Ordinal));
        var notes = await site.ReadAsync(db => db.PictureNotes.SingleAsync(n => n.MediaFileId == made.Id));
        Assert.Equal(("A bridge", "Sima"), (notes.Alt, notes.Credit));
        Assert.Contains(key, await site.ReadAsync(db => db.Autosaves.Select(a => a.Form).SingleAsync()), StringComparison.Ordinal);

        Assert.Equal(7, notes.AddedById); // whose it was, it is
        using var again = await editor.PostFormAsync(Address(key), [("step", "left")]); // saved anew, so that it is another file
        Assert.Equal(80, (await site.ReadAsync(db => db.MediaFiles.OrderByDescending(m => m.Id).FirstAsync())).Width);
    }

    [Fact]
    public async Task Who_has_the_article_open_overwrites_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var old = await site.StorePictureAsync(width: 80);
        var code = await editor.WriteArticleAsync("Open", "save", ("picture", old.Key), ("alt", "A bridge"));
        var version = (await site.ArticleAsync(code)).Version;
        using var answer = await editor.PostFormAsync(Address(old.Key), [("step", "left"), ("destroys", "true")]);
        using var late = await editor.PostFormAsync($"/admin/articles/{code}", [("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("picture", old.Key), ("headline", "Typed")], "form.writing");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_reporter_changes_no_article_of_another_by_a_picture_of_their_own()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var sent = await reporter.SendAsync("/admin/pictures", ("mine.jpg", TestPictures.Jpeg(80, 40)));
        var picture = await site.ReadAsync(db => db.MediaFiles.SingleAsync(m => m.Name == "mine.jpg"));
        var code = await editor.WriteArticleAsync("Not theirs", "save", ("picture", picture.Key), ("alt", "A bridge"));
        using var answer = await reporter.PostFormAsync(Address(picture.Key), [("step", "right"), ("destroys", "true")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(picture.Key, (await site.ArticleAsync(code)).Lead!.MediaFile.Key);
        using var control = await editor.PostFormAsync($"/admin/articles/{code}", [("dropPicture", "true")], "form.writing");
        using var alone = await reporter.PostFormAsync(Address(picture.Key), [("step", "right"), ("destroys", "true")]);
        Assert.Equal(HttpStatusCode.SeeOther, alone.StatusCode);
    }

    [Fact]
    public async Task Only_the_named_area_stays_and_without_a_tick_the_former_one_too()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var old = await site.StorePictureAsync(width: 200);
        using var answer = await editor.PostFormAsync(Address(old.Key), [("step", "crop"), ("left", "۲۵"), ("top", "0"), ("width", "50"), ("height", "100"), ("destroys", null)]);
        var key = await MadeAsync(answer);
        Assert.Equal((100, 40), await site.ReadAsync(db => db.MediaFiles.Where(m => m.Key == key).Select(m => ValueTuple.Create(m.Width, m.Height)).SingleAsync()));
        Assert.All((await site.ReadAsync(db => db.MediaFiles.SingleAsync(m => m.Key == old.Key))).FileNames, f => Assert.True(File.Exists(Path.Combine(site.Data.Media, f))));
    }

    [Fact]
    public async Task Of_a_blurred_area_nothing_is_left_but_a_few_squares()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var old = await site.InScopeAsync(scope => scope.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(Checkered()), "face.png", default));
        using var answer = await editor.PostFormAsync(Address(old.Key), [("step", "blur"), ("areas", "0 0 50 100"), ("destroys", "true")]);
        var key = await MadeAsync(answer);
        using var made = Image.NewFromFile(Path.Combine(site.Data.Media, MediaFile.MasterName(key)));
        using var blurred = made.Crop(10, 10, 180, 380);
        using var untouched = made.Crop(210, 10, 180, 380);
        Assert.True(untouched.Deviate() > 60, "the control: squares of 10 pixels stand where nothing was blurred");
        Assert.True(blurred.Deviate() < 10, $"deviates by {blurred.Deviate()}");
    }

    [Fact]
    public async Task Another_picture_takes_its_place_but_none_that_the_library_has()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var (old, other) = (await site.StorePictureAsync(width: 80), await site.StorePictureAsync("other.jpg", width: 90));
        var code = await editor.WriteArticleAsync("Replaced", "save", ("picture", old.Key), ("alt", "A bridge"));
        using var known = await editor.PostFormAsync(Address(old.Key), [("step", "replace")], "form[enctype]", ("same.jpg", TestPictures.Jpeg(90, 40)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, known.StatusCode);
        Assert.NotNull((await TestSite.ReadPageAsync(known)).QuerySelector("#fault-upload"));
        using var wrong = await editor.PostFormAsync(Address(old.Key), [("step", "replace")], "form[enctype]", ("page.jpg", "<html>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(old.Key, (await site.ArticleAsync(code)).Lead!.MediaFile.Key);

        using var answer = await editor.PostFormAsync(Address(old.Key), [("step", "replace"), ("destroys", "true")], "form[enctype]", ("new.jpg", TestPictures.Jpeg(120, 60)));
        Assert.Equal(await MadeAsync(answer), (await site.ArticleAsync(code)).Lead!.MediaFile.Key);
        Assert.NotNull(await site.ReadAsync(db => db.MediaFiles.SingleOrDefaultAsync(m => m.Key == other.Key && m.DestroyedAt == null)));
    }

    [Theory]
    [InlineData("crop", "", "", "", "")]
    [InlineData("crop", "10", "10", "95", "10")]
    [InlineData("blur", "0", "0", "0", "10")]
    [InlineData("blur", "-5", "0", "10", "10")]
    [InlineData("crop", "1e3", "0", "10", "10")]
    [InlineData("blur", "99999999999", "0", "10", "10")]
    public async Task An_area_that_is_none_is_said_and_nothing_changes(string step, string left, string top, string width, string height)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var old = await site.StorePictureAsync();
        using var answer = await editor.PostFormAsync(Address(old.Key), [("step", step), ("left", left), ("top", top), ("width", width), ("height", height)], "form.drawing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal((left, "true"), (page.QuerySelector("#left")!.GetAttribute("value") ?? "", page.QuerySelector("#left")!.GetAttribute("aria-invalid")));
        Assert.Null((await site.ReadAsync(db => db.MediaFiles.SingleAsync(m => m.Key == old.Key))).DestroyedAt);
    }

    private static string Address(string key) => $"/admin/pictures/{key}/change";

    private static async Task<string> MadeAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.SeeOther) Assert.Fail((await TestSite.ReadPageAsync(answer)).QuerySelector("main")?.TextContent ?? answer.StatusCode.ToString());
        return answer.Headers.Location!.OriginalString.Split('/')[3].Split('?')[0];
    }

    private static byte[] Checkered()
    {
        using var small = Image.NewFromArray(new[,] { { 0, 255 }, { 255, 0 } });
        using var tile = small.Cast(Enums.BandFormat.Uchar).Zoom(10, 10);
        using var whole = tile.Replicate(20, 20);
        return whole.PngsaveBuffer();
    }
}
