using System.Collections.Concurrent;
using System.Text.Json;
using NewsSite.Data;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>The files of words, read once each: <c>Text/Words/{edition}.json</c>, beside the program.</summary>
public sealed class Library
{
    private const string StandIn = "en";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Text", "Words");
    private readonly ConcurrentDictionary<string, Words> files = new(StringComparer.Ordinal);

    /// <exception cref="CannotStartException">The file is no JSON of sentences.</exception>
    public Words Of(string edition) => files.GetOrAdd(edition, Read);

    /// <summary>The editions for which there are words.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>What an operator should know of the words of an edition, in one line; null where nothing is missing.</summary>
    public string? LackOf(string edition)
    {
        if (!Languages.Contains(edition)) return $"The edition {edition} has no words of its own: its pages speak English until there is a file Text/Words/{edition}.json beside the program.";
        return Of(edition).Missing.ToList() is { Count: > 0 } missing ? $"Text/Words/{edition}.json lacks {missing.Count} of the sentences, which readers see in English: {string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? ", …" : ".")}" : null;
    }

    // An edition whose words nobody has written yet speaks English rather than not at all.
    private Words Read(string edition)
    {
        if (!Languages.Contains(edition)) return Of(StandIn);
        try
        {
            return Words.Read(File.ReadAllText(Path.Combine(Folder, edition + ".json")), edition == StandIn ? null : Of(StandIn));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new CannotStartException($"Text/Words/{edition}.json cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
