namespace NewsSite.Text;

/// <summary>
/// Puts something in the place of words wherever a text holds them, as people read them: in any letters of any keyboard,
/// large or small, with marks or without, whatever stands between two of them. One pass over a text for each (P8).
/// </summary>
public sealed class Blackout
{
    /// <summary>What stands for them where nothing else is said, always as long: how long they were tells nothing.</summary>
    public const string Black = "▇▇▇▇▇";

    public const int MostPassages = 20;
    public const int MaxPassageLength = 200;

    private static readonly string[] Marks = ["**", "__", "*", "_"];

    private readonly IReadOnlyList<IReadOnlyList<string>> passages;
    private readonly string language;
    private readonly string instead;

    /// <param name="passages">Each of at least one word; what has none is left out.</param>
    /// <param name="language">The tag of the texts' language.</param>
    /// <param name="instead">Empty for <see cref="Black"/>.</param>
    public Blackout(IEnumerable<string> passages, string language, string instead = "")
    {
        // The longest first: the name of a person before that of the family.
        this.passages = [.. passages.Select(p => SearchFolding.Words(p, language).ConvertAll(w => w.Joined)).Where(p => p.Count > 0).OrderByDescending(p => p.Count)];
        (this.language, this.instead) = (language, instead.Length > 0 ? instead : Black);
    }

    public bool IsEmpty => passages.Count == 0;

    /// <summary>How often something was found so far.</summary>
    public int Places { get; private set; }

    /// <summary>Whether a text holds one of them.</summary>
    public bool Stands(string? text) => !string.IsNullOrEmpty(text) && Find(text).Count > 0;

    /// <summary>The text without them.</summary>
    public string Of(string text)
    {
        var found = Find(text);
        Places += found.Count;
        for (var i = found.Count - 1; i >= 0; i--) text = string.Concat(text.AsSpan(0, found[i].Start), instead, text.AsSpan(found[i].End));
        return text;
    }

    /// <summary>The same where there may be none.</summary>
    public string? OfAny(string? text) => text is null ? null : Of(text);

    private List<(int Start, int End)> Find(string text)
    {
        var words = SearchFolding.Words(text, language);
        var found = new List<(int, int)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (passages.FirstOrDefault(p => IsAt(p, i)) is not { } passage) continue;
            found.Add(WithMarks(text, words[i].Start, EndOf(words[i + passage.Count - 1])));
            i += passage.Count - 1;
        }
        return found;

        bool IsAt(IReadOnlyList<string> passage, int at)
        {
            if (passage.Count > words.Count - at) return false;
            for (var n = 0; n < passage.Count - 1; n++)
            {
                if (words[at + n].Joined != passage[n]) return false;
            }
            var (last, wanted) = (words[at + passage.Count - 1], passage[^1]);
            return last.Joined == wanted || (last.Joined == wanted + "s" && text.AsSpan(last.Start, last.Length).IndexOfAny('\'', '’') > 0); // Ahmad's
        }
    }

    // Emphasis that begins or ends between the words goes with them, both ends of it.
    private static (int Start, int End) WithMarks(string text, int start, int end)
    {
        foreach (var mark in Marks)
        {
            if (text.AsSpan(start, end - start).Count(mark) % 2 == 0) continue;
            if (text.AsSpan(end).StartsWith(mark)) return (start, end + mark.Length);
            if (text.AsSpan(0, start).EndsWith(mark)) return (start - mark.Length, end);
        }
        return (start, end);
    }

    private static int EndOf(FoldedWord word) => word.Start + word.Length;
}
