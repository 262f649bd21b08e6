using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;

namespace NewsSite.Web.Tests.Pages.Admin.Pictures;

/// <summary>What the tests of the library do again and again.</summary>
internal static class LibraryFixture
{
    public static Task<MediaFile> StorePictureAsync(this TestSite site, string name = "bridge.jpg", int width = 50) =>
        site.InScopeAsync(scope => scope.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(TestPictures.Jpeg(width, 40)), name, default));

    public static Task DescribeAsync(this TestSite site, MediaFile media, string alt, string caption = "", string credit = "", string lang = "en") =>
        site.WriteAsync(async db => (await db.PictureNotes.Include(n => n.MediaFile).SingleAsync(n => n.MediaFileId == media.Id)).Describe(alt, caption, credit, lang));

    /// <summary>Sends files by the library's form, all at once.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient staff, string address, params (string Name, byte[] Content)[] files)
    {
        var token = (await staff.ReadPageAsync(address)).QuerySelector("form.send input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "upload", name);
        return await staff.PostAsync(address, form);
    }
}
