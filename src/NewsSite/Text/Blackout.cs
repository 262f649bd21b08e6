using System.Text;

namespace NewsSite.Text;

/// <summary>
/// Puts something in the place of words wherever a text holds them, as people read them: in any letters of any keyboard,
/// large or small, with marks or without, joined or apart where the script does both, whatever stands between two of them.
/// One pass over a text (P8).
/// </summary>
public sealed class Blackout
{
    /// <summary>What stands for them where nothing else is said, always as long: how long they were tells nothing.</summary>
    public const string Black = "▇▇▇▇▇";

    public const int MostPassages = 20;
    public const int MaxPassageLength = 200;

    // Of no language: in Pashto, too, a keyboard may have written the other y.
    private const string AnyLanguage = "";
    private static readonly string[] Marks = ["**", "__", "*", "_"];

    private readonly IReadOnlyList<Passage> passages;
    private readonly string instead;

    /// <param name="passages">Each of at least one word; what has none is left out.</param>
    /// <param name="instead">Empty for <see cref="Black"/>.</param>
    public Blackout(IEnumerable<string> passages, string instead = "")
    {
        // The longest first: the name of a person before that of the family.
        this.passages = [.. passages.Select(Passage.Of).Where(p => p.Letters.Length > 0).OrderByDescending(p => p.Letters.Length)];
        this.instead = instead.Length > 0 ? instead : Black;
    }

    public bool IsEmpty => passages.Count == 0;

    /// <summary>How often something was found so far.</summary>
    public int Places { get; private set; }

    /// <summary>Whether a text holds one of them.</summary>
    public bool Stands(string? text) => !string.IsNullOrEmpty(text) && Find(text, isAddress: false).Count > 0;

    /// <summary>Whether the last part of an address does: it is written without apostrophes.</summary>
    public bool StandsInAddress(string? slug) => !string.IsNullOrEmpty(slug) && Find(slug, isAddress: true).Count > 0;

    /// <summary>The text without them.</summary>
    public string Of(string text)
    {
        var found = Find(text, isAddress: false);
        if (found.Count == 0) return text;
        Places += found.Count;
        var without = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in found)
        {
            without.Append(text, at, Math.Max(0, start - at)).Append(instead);
            at = end;
        }
        return without.Append(text, at, text.Length - at).ToString();
    }

    private List<(int Start, int End)> Find(string text, bool isAddress)
    {
        var words = SearchFolding.Words(text, AnyLanguage);
        var found = new List<(int, int)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (passages.Select(p => LastOf(p, words, i, text, isAddress)).FirstOrDefault(last => last >= 0, -1) is not (>= 0 and var end)) continue;
            found.Add(WithMarks(text, words[i].Start, words[end].Start + words[end].Length));
            i = end;
        }
        return found;
    }

    /// <returns>The word with which the passage ends that begins with word <paramref name="first"/>; -1 where none does.</returns>
    private static int LastOf(Passage passage, List<FoldedWord> words, int first, string text, bool isAddress)
    {
        var rest = passage.Letters.AsSpan();
        for (var i = first; i < words.Count; i++)
        {
            var word = words[i].Joined;
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                rest = rest[word.Length..];
                if (rest.IsEmpty) return passage.MayBeJoined || i - first + 1 == passage.Words ? i : -1;
                continue;
            }
            // Ahmad's
            var isOwner = word.Length == rest.Length + 1 && word[^1] == 's' && word.AsSpan()[..^1].SequenceEqual(rest) && (isAddress || text.AsSpan(words[i].Start, words[i].Length).IndexOfAny('\'', '’') > 0);
            return isOwner && i - first + 1 == passage.Words ? i : -1;
        }
        return -1;
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

    /// <summary>What is looked for: its letters, and of how many words they are; scripts other than the Latin one join and divide words at will.</summary>
    private readonly record struct Passage(string Letters, int Words, bool MayBeJoined)
    {
        public static Passage Of(string typed)
        {
            var words = SearchFolding.Words(typed, AnyLanguage);
            var letters = string.Concat(words.Select(w => w.Joined));
            return new(letters, words.Count, !letters.Any(char.IsAscii));
        }
    }
}
