using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Makes the HTML of a body, looking its pictures up in the newsroom.</summary>
public sealed class BodyRenderer(NewsDb db)
{
    /// <exception cref="InputRefusedException">The text is beyond its bounds.</exception>
    public async Task<(RenderedText Text, List<MediaFile> Pictures)> RenderAsync(string markdown, CancellationToken stopping)
    {
        var found = new Dictionary<string, MediaFile>();
        foreach (var name in ArticleMarkdown.PictureNames(markdown))
        {
            // The newest of that name: a picture that was replaced keeps its name.
            var media = await db.MediaFiles.Where(m => m.Name == name || m.Key == name).OrderByDescending(m => m.Id).FirstOrDefaultAsync(stopping);
            if (media is not null) found[name] = media;
        }
        var text = ArticleMarkdown.Render(markdown, name => found.GetValueOrDefault(name)?.Key);
        return (text, [.. found.Values.Where(m => text.Pictures.Contains(m.Key)).Distinct()]);
    }
}
