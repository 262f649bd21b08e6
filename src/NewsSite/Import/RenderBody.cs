using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>A file's Markdown and the pictures in it; what is wrong with it is told with its line.</summary>
internal sealed class RenderBody(BodyRenderer renderer, ImportPictures pictures, Words english)
{
    /// <returns>The HTML and the rows of its pictures.</returns>
    /// <exception cref="BadFileException">The text is beyond its bounds.</exception>
    public async Task<(RenderedText Text, IReadOnlyList<long> Pictures)> RunAsync(FrontMatter front, CancellationToken stopping)
    {
        try
        {
            var (text, shown) = await renderer.RenderAsync(front.Body, pictures.ByName, stopping);
            return (text, [.. shown.Select(m => m.Id).Distinct()]);
        }
        catch (InputRefusedException e)
        {
            throw Refused(front, e);
        }
    }

    /// <summary>The pictures that the text names. One of another site is none of ours: it becomes its alt text.</summary>
    /// <exception cref="BadFileException">A picture is missing, or the text is beyond its bounds.</exception>
    public async Task<List<long>> PicturesAsync(FrontMatter front, CancellationToken stopping)
    {
        var ids = new List<long>();
        foreach (var name in Names(front))
        {
            if (name.Contains("//", StringComparison.Ordinal)) continue;
            ids.Add(await pictures.IdOfAsync(name, stopping) ?? throw new BadFileException(LineOf(front, name), Missing(name)));
        }
        return ids;
    }

    public static string Missing(string name) => $"There is no picture {name} in {ImportPictures.Folder}/.";

    /// <summary>What the pictures of the text are called.</summary>
    public IReadOnlyList<string> Names(FrontMatter front)
    {
        if (!front.Body.Contains("![", StringComparison.Ordinal)) return []; // spares parsing what has no picture
        try
        {
            return ArticleMarkdown.PictureNames(front.Body);
        }
        catch (InputRefusedException e)
        {
            throw Refused(front, e);
        }
    }

    public static int LineOf(FrontMatter front, string name)
    {
        var at = front.Body.IndexOf(name, StringComparison.Ordinal);
        return front.BodyLine + (at < 0 ? 0 : front.Body.AsSpan(0, at).Count('\n'));
    }

    private BadFileException Refused(FrontMatter front, InputRefusedException e) => new(front.BodyLine, english.Format(e.WordKey, e.Value));
}
