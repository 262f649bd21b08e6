using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;

namespace NewsSite.Tests.Media;

/// <summary>What the tests of the library do again and again.</summary>
internal static class PictureDesk
{
    public static Task<MediaFile> StoreAsync(this TestNewsroom newsroom, byte[] upload, string name = "bridge.jpg", long? by = null) => newsroom.InScopeAsync(scope =>
    {
        if (by is { } id) scope.GetRequiredService<Acting>().As(id);
        return scope.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(upload), name, default);
    });

    public static Task DescribeAsync(this TestNewsroom newsroom, MediaFile media, string alt, string caption = "", string credit = "", string lang = "en") =>
        newsroom.ReadAsync(async db =>
        {
            (await db.PictureNotes.Include(n => n.MediaFile).SingleAsync(n => n.MediaFileId == media.Id)).Describe(alt, caption, credit, lang);
            return await db.SaveChangesAsync();
        });

    public static Task<PictureNotes> NotesAsync(this TestNewsroom newsroom, MediaFile media) =>
        newsroom.ReadAsync(db => db.PictureNotes.AsNoTracking().Include(n => n.MediaFile).SingleAsync(n => n.MediaFileId == media.Id));

    public static IEnumerable<string> Files(this TestNewsroom newsroom) => Directory.GetFiles(newsroom.Data.Media).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    /// <summary>Puts the picture above an article.</summary>
    public static async Task<Article> ShowAsync(this TestNewsroom newsroom, MediaFile media, string alt = "Of the article", string? caption = null, string? credit = null)
    {
        var article = await newsroom.FileAsync($"With {media.Name} {media.Id}");
        await newsroom.ReadAsync(async db =>
        {
            var shown = await db.Articles.Include(a => a.Pictures).SingleAsync(a => a.Id == article.Id);
            shown.Lead = new LeadPicture { MediaFile = await db.MediaFiles.SingleAsync(m => m.Id == media.Id), Alt = alt, Caption = caption, Credit = credit };
            shown.Write("Text.", NewsSite.Text.ArticleMarkdown.Render("Text.", _ => null), []);
            return await db.SaveChangesAsync();
        });
        return article;
    }
}
