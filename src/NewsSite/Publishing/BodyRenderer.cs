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
        var found = await PicturesAsync(ArticleMarkdown.PictureNames(markdown).Except(own.Keys), stopping);
        foreach (var (name, brought) in own) found[name] = brought;
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
            var names = ArticleMarkdown.PictureNames(markdown).ToList();
            var found = await PicturesAsync(names, stopping);
            return names.Find(name => !found.ContainsKey(name));
        }
        catch (InputRefusedException)
        {
            return null; // saving it says what is wrong
        }
    }

    // Of several of one name the newest.
    private async Task<Dictionary<string, MediaFile>> PicturesAsync(IEnumerable<string> names, CancellationToken stopping)
    {
        var wanted = names.Distinct().ToList();
        if (wanted.Count == 0) return [];
        var known = await db.MediaFiles.Called(wanted).ToListAsync(stopping);
        return wanted.Select(name => (Name: name, Media: known.Find(m => m.Name == name || m.Key == name))).Where(p => p.Media is not null).ToDictionary(p => p.Name, p => p.Media!);
    }
}
