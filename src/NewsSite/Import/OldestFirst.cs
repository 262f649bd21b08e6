using System.Text;

namespace NewsSite.Import;

/// <summary>
/// Article files in the order of their dates. What is new then gets its ids in the order of time, as if the paper had
/// always been here: the search counts on it where it looks at the last that came.
/// </summary>
internal static class OldestFirst
{
    private const string Key = "date:";

    /// <summary>The same paths, the oldest first; those whose date cannot be told come last, and say why when they are read.</summary>
    public static async Task<List<string>> SortAsync(ContentFolder folder, List<string> paths, TimeZoneInfo zone, CancellationToken stopping)
    {
        var dated = new List<(DateTime At, string Path)>(paths.Count);
        foreach (var path in paths) dated.Add((await DateAsync(folder, path, zone, stopping) ?? DateTime.MaxValue, path));
        return [.. dated.OrderBy(d => d.At).ThenBy(d => d.Path, StringComparer.Ordinal).Select(d => d.Path)];
    }

    private static async Task<DateTime?> DateAsync(ContentFolder folder, string path, TimeZoneInfo zone, CancellationToken stopping)
    {
        try
        {
            return Date(await folder.ReadAsync(path, FrontMatter.MaxFileSize, stopping), zone);
        }
        catch (BadFileException)
        {
            return null;
        }
    }

    // A glance at the front matter, no more: each file is read in earnest when its turn comes.
    private static DateTime? Date(byte[] file, TimeZoneInfo zone)
    {
        using var lines = new StreamReader(new MemoryStream(file, 0, Math.Min(file.Length, FrontMatter.MaxLength)), Encoding.UTF8);
        lines.ReadLine();
        while (lines.ReadLine() is { } line && line.TrimEnd() != "---")
        {
            if (line.StartsWith(Key, StringComparison.Ordinal)) return FileDate.Parse(line[Key.Length..].Split(" #")[0].Trim().Trim('"', '\''), zone);
        }
        return null;
    }
}
