using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Makes the HTML of a body, looking its pictures up in the newsroom.</summary>
public sealed class BodyRenderer(NewsDb db)
{
    private static readonly Dictionary<string, MediaFile> NoPictures = [];

    /// <exception cref="InputRefusedException">The text is beyond its bounds.</exception>
    public Task<(RenderedText Text, List<MediaFile> Pictures)> RenderAsync(string markdown, CancellationToken stopping) =>
        RenderAsync(markdown, NoPictures, stopping);

    /// <summary>The same for a text that comes with pictures of its <paramref name="own"/>, by their names: they go before the newsroom's.</summary>
    /// <exception cref="InputRefusedException">The text is beyond its bounds.</exception>
    public async Task<(RenderedText Text, List<MediaFile> Pictures)> RenderAsync(string markdown, IReadOnlyDictionary<string, MediaFile> own, CancellationToken stopping)
    {
        var found = new Dictionary<string, MediaFile>();
        foreach (var name in ArticleMarkdown.PictureNames(markdown))
        {
            if (own.TryGetValue(name, out var brought))
            {
                found[name] = brought;
                continue;
            }
            if (await db.MediaFiles.Called(name).FirstOrDefaultAsync(stopping) is { } media) found[name] = media;
        }
        var text = ArticleMarkdown.Render(markdown, name => found.GetValueOrDefault(name)?.Key);
        return (text, [.. found.Values.Where(m => text.Pictures.Contains(m.Key)).Distinct()]);
    }

    /// <summary>The first picture that a text names and the newsroom does not have, in whose place readers get its description.</summary>
    /// <returns>Null where all are there; of a text beyond its bounds, which will be refused, nothing is said.</returns>
    public async Task<string?> MissingPictureAsync(string markdown, CancellationToken stopping)
    {
        if (!markdown.Contains("![", StringComparison.Ordinal)) return null; // spares parsing what has no picture
        try
        {
            foreach (var name in ArticleMarkdown.PictureNames(markdown))
            {
                if (!await db.MediaFiles.Called(name).AnyAsync(stopping)) return name;
            }
        }
        catch (InputRefusedException)
        {
            // Saving it says what is wrong.
        }
        return null;
    }
}
