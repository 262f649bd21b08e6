using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>The drawings that <c>site.yaml</c> names, read and made into what is sent. <c>Hash</c> is of the files.</summary>
internal sealed record SiteDrawings(string? Mark, byte[]? Icon, byte[]? Card, string Hash)
{
    /// <exception cref="BadFileException">A file is not there, or cannot be taken.</exception>
    public static async Task<SiteDrawings> ReadAsync(SiteFile site, ContentFolder folder, Words english, CancellationToken stopping)
    {
        async Task<byte[]?> FileAsync(string key, string? path)
        {
            if (path is null) return null;
            return folder.Has(path) ? await folder.ReadAsync(path, DrawEmblems.MaxFileSize, stopping) : throw new BadFileException(0, $"{key} names {path}, which is not there.");
        }
        var (mark, icon, card) = (await FileAsync("mark", site.Mark), await FileAsync("icon", site.Icon), await FileAsync("card", site.Card));
        return new(mark is null ? null : await TakenAsync("mark", english, () => Task.FromResult(MarkFile.Read(mark))), icon, card, FrontMatter.HashOf([.. mark ?? [], 0, .. icon ?? [], 0, .. card ?? []]));
    }

    /// <exception cref="BadFileException">One is no picture that the paper takes.</exception>
    public Task<List<Emblem>> DrawAsync(DrawEmblems draw, Words english, CancellationToken stopping) => TakenAsync("icon or card", english, () => draw.RunAsync(Icon, Card, stopping));

    private static async Task<T> TakenAsync<T>(string key, Words english, Func<Task<T>> take)
    {
        try
        {
            return await take();
        }
        catch (InputRefusedException e)
        {
            throw new BadFileException(0, $"{key}: {english.Format(e.WordKey, e.Value)}");
        }
    }
}
