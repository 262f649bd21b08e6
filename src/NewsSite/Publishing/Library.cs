using System.Collections.Concurrent;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>The files of words, read once each: <c>Text/Words/{edition}.json</c>, beside the program.</summary>
public sealed class Library
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Text", "Words");
    private readonly ConcurrentDictionary<string, Words> files = new(StringComparer.Ordinal);

    public Words Of(string edition) => files.GetOrAdd(edition, Read);

    /// <summary>The editions for which there are words.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    // An edition whose words nobody has written yet speaks English rather than not at all.
    private static Words Read(string edition)
    {
        var file = Path.Combine(Folder, (Languages.Contains(edition) ? edition : "en") + ".json");
        return Words.Read(File.ReadAllText(file));
    }
}
