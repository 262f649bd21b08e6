using NewsSite.Model;

namespace NewsSite.Import;

/// <summary>What a file says of a correction to its article. <c>At</c> is UTC.</summary>
internal sealed record CorrectionEntry(CorrectionKind Kind, CorrectionPlace Place, string Text, DateTime At, int Line)
{
    public const string Key = "corrections";

    private const int Most = 100;
    private static readonly string[] Keys = ["kind", "date", "text", "place"];

    /// <exception cref="BadFileException">One says what it cannot say, or more than it can.</exception>
    public static IReadOnlyList<CorrectionEntry> Read(YamlMap keys, TimeZoneInfo zone)
    {
        var entries = keys.Maps(Key);
        if (entries.Count > Most) throw new BadFileException(keys.LineOf(Key), $"{Key} has more than {Most} entries.");
        return [.. entries.Select(entry => Read1(entry, zone))];
    }

    private static CorrectionEntry Read1(YamlMap entry, TimeZoneInfo zone)
    {
        if (entry.Entries.FirstOrDefault(e => !Keys.Contains(e.Key)) is { } other) throw new BadFileException(other.Line, $"{other.Key}: a correction has {string.Join(", ", Keys)} and nothing else.");
        entry.Needed("date", 40);
        var kind = entry.Text("kind", 20) switch
        {
            null or "correction" => CorrectionKind.Correction,
            "clarification" => CorrectionKind.Clarification,
            _ => throw new BadFileException(entry.LineOf("kind"), "kind is correction or clarification."),
        };
        var place = entry.Text("place", 20) switch
        {
            null or "bottom" => CorrectionPlace.Bottom,
            "top" => CorrectionPlace.Top,
            _ => throw new BadFileException(entry.LineOf("place"), "place is top or bottom."),
        };
        return new(kind, place, entry.NeededLines("text", Correction.MaxTextLength), FileDate.Read(entry, "date", zone)!.Value, entry.Line);
    }

    /// <summary>Makes the article's corrections those of its file; one of the same moment is the same, so that its address stays.</summary>
    public static void Apply(IReadOnlyList<CorrectionEntry> entries, Article article)
    {
        var left = article.Corrections.ToList();
        foreach (var entry in entries)
        {
            if (left.Find(c => c.At == entry.At) is not { } known)
            {
                article.Correct(entry.Kind, entry.Place, entry.Text, entry.At);
                continue;
            }
            left.Remove(known);
            if (!known.Says(entry.Kind, entry.Place, entry.Text)) known.Word(entry.Kind, entry.Place, entry.Text);
        }
        article.Corrections.RemoveAll(left.Contains);
    }
}
