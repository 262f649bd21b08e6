namespace NewsSite.Text;

/// <summary>
/// What somebody looks for, in a small language: plain words (all of them), "words that follow one another", OR between two,
/// a hyphen or NOT before one that must not be there, a star behind a beginning. Everything else is plain words.
/// </summary>
/// <param name="All">Of each group one term must be there.</param>
/// <param name="None">None of these may.</param>
public sealed record SearchQuery(IReadOnlyList<IReadOnlyList<SearchTerm>> All, IReadOnlyList<SearchTerm> None)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 200;
    public const int MaxTerms = 20;

    private const int ShortestPrefix = 3; // two letters begin a tenth of all words

    /// <summary>How many words and phrases were typed.</summary>
    public int Terms => All.Sum(group => group.Count) + None.Count;

    /// <param name="typed">As it was typed.</param>
    /// <param name="language">That of the edition in which it was typed.</param>
    public static SearchQuery Parse(string typed, string language)
    {
        var tokens = Tokens(typed);
        var all = new List<List<SearchTerm>>();
        var none = new List<SearchTerm>();
        var (isNot, isOr) = (false, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isLast = i == tokens.Count - 1;
            if (token is { Text: "OR", IsQuoted: false } && !isLast && all.Count > 0 && !isNot) { isOr = true; continue; }
            if (token is { Text: "NOT", IsQuoted: false } && !isLast) { (isNot, isOr) = (true, false); continue; }
            foreach (var term in Read(token, tokens, ref i, language))
            {
                if (isNot || token.IsExcluded) none.Add(term);
                else if (isOr) all[^1].Add(term);
                else all.Add([term]);
                isOr = false;
            }
            (isNot, isOr) = (false, false);
        }
        return new(all, none);
    }

    // A word with what belongs to it though it was typed apart; i moves on over that.
    private static IEnumerable<SearchTerm> Read(Token token, List<Token> tokens, ref int i, string language)
    {
        var words = SearchFolding.Words(token.Text, language);
        if (words.Count == 0) return [];
        if (token.IsQuoted || words.Count > 1) return [Phrase(token.Text, words)];
        var word = words[0];
        if (token.Text.EndsWith('*') && word.Joined.Length >= ShortestPrefix) return [new(token.Text, [word.Joined, .. SearchForms.Loose(word.Joined).Where(form => form != word.Joined && form.Length >= ShortestPrefix)], IsPrefix: true)];
        var text = token.Text;
        while (i + 1 < tokens.Count && tokens[i + 1] is { IsQuoted: false, IsExcluded: false } next && SearchFolding.Words(next.Text, language) is [var behind]
            && (SearchForms.IsLooseEnding(behind) || SearchForms.IsLooseBeginning(word)))
        {
            word = SearchForms.Together(word, behind);
            text += " " + next.Text;
            i++;
        }
        return [new(text, SearchForms.Typed(word), IsPrefix: false)];
    }

    private static SearchTerm Phrase(string text, List<FoldedWord> words)
    {
        var exact = string.Join(' ', words.SelectMany(w => w.Parts));
        return new(text, [exact, .. SearchForms.Loose(exact).Where(form => form != exact)], IsPrefix: false);
    }

    private static List<Token> Tokens(string typed)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < typed.Length;)
        {
            if (char.IsWhiteSpace(typed[i])) { i++; continue; }
            var isExcluded = typed[i] == '-' && i + 1 < typed.Length && !char.IsWhiteSpace(typed[i + 1]);
            var start = isExcluded ? i + 1 : i;
            if (IsQuote(typed[start]) && Closing(typed, start) is var closing and > 0)
            {
                tokens.Add(new(typed[(start + 1)..closing], IsQuoted: true, isExcluded));
                i = closing + 1;
                continue;
            }
            var end = start;
            while (end < typed.Length && !char.IsWhiteSpace(typed[end]) && (end == start || !IsQuote(typed[end]))) end++;
            tokens.Add(new(typed[start..end], IsQuoted: false, isExcluded));
            i = end;
        }
        return tokens;
    }

    private static int Closing(string typed, int opening)
    {
        for (var i = opening + 1; i < typed.Length; i++)
        {
            if (IsQuote(typed[i])) return i;
        }
        return -1;
    }

    internal static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private readonly record struct Token(string Text, bool IsQuoted, bool IsExcluded);
}

/// <summary>One word or phrase that is looked for.</summary>
/// <param name="Typed">As it was typed, to be shown again.</param>
/// <param name="Forms">Folded; any of them will do. Words of one form follow one another.</param>
/// <param name="IsPrefix">The forms are how a word begins.</param>
public sealed record SearchTerm(string Typed, IReadOnlyList<string> Forms, bool IsPrefix)
{
    /// <summary>Whether a form is of several words.</summary>
    public static bool IsPhrase(string form) => form.Contains(' ', StringComparison.Ordinal);
}
