using System.Collections.Concurrent;
using System.Text.Json;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>The files of words, read once each: <c>Text/Words/{edition}.json</c>, beside the program. Where one is missing, or cannot be read, English stands in.</summary>
public sealed class Library
{
    private const string StandIn = "en";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Text", "Words");
    private readonly ConcurrentDictionary<string, Words> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> faults = new(StringComparer.Ordinal);

    public Words Of(string edition) => files.GetOrAdd(edition, Read);

    /// <summary>The editions for which there are words.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>What an operator should know of the words of an edition, in one line; null where nothing is missing.</summary>
    public string? LackOf(string edition)
    {
        var missing = Of(edition).Missing.ToList();
        if (faults.TryGetValue(edition, out var fault)) return $"Text/Words/{edition}.json cannot be read, and its pages speak English: {fault}";
        if (!Languages.Contains(edition)) return $"The edition {edition} has no words of its own, and its pages speak English until there is a file Text/Words/{edition}.json beside the program.";
        return missing.Count > 0 ? $"Text/Words/{edition}.json lacks {missing.Count} of the sentences, which are shown in English: {string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? ", …" : ".")}" : null;
    }

    // An edition whose words nobody has written yet speaks English rather than not at all.
    private Words Read(string edition)
    {
        if (!Languages.Contains(edition)) return Of(StandIn);
        try
        {
            return Words.Read(File.ReadAllText(Path.Combine(Folder, edition + ".json")), edition == StandIn ? null : Of(StandIn));
        }
        catch (Exception e) when (edition != StandIn && e is JsonException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            faults[edition] = e.Message.ReplaceLineEndings(" ");
            return Of(StandIn);
        }
    }
}
