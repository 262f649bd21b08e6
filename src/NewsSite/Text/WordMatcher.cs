namespace NewsSite.Text;

/// <summary>
/// Finds the words and phrases of a list in a text, however they are disguised (<see cref="WordForms"/>), and whole words
/// only. The list is a tree, word by word, so that its length costs nothing and phrases that begin alike are walked once (P8).
/// </summary>
public sealed class WordMatcher
{
    private const char Note = '#';
    private const char NonJoiner = '\u200C';
    private const int MostWords = 12;
    private readonly Step root = new();

    /// <param name="lines">One word or phrase a line; what begins with # is a note.</param>
    public WordMatcher(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != Note))
        {
            Add(line, line);
            if (line.Contains(NonJoiner, StringComparison.Ordinal)) Add(line, line.Replace(NonJoiner, ' ')); // many type a blank there
            if (line.Contains(' ', StringComparison.Ordinal) && !line.Any(char.IsAsciiLetter)) Add(line, line.Replace(' ', NonJoiner)); // and many none
        }
    }

    public bool IsEmpty => root.IsLast;

    /// <summary>The entry that the text holds; null where it holds none. One that is written as in the list comes before a guess.</summary>
    public FoundWord? Find(string text)
    {
        if (IsEmpty) return null;
        var words = WordForms.OfText(text);
        FoundWord? alike = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (From(words, i) is not { } found) continue;
            if (!found.IsGuess) return found;
            alike ??= found;
        }
        return alike;
    }

    private FoundWord? From(List<WordForms> words, int at)
    {
        FoundWord? alike = null;
        var reached = new Dictionary<Step, bool> { [root] = false };
        for (; at < words.Count && reached.Count > 0; at++)
        {
            var next = new Dictionary<Step, bool>();
            foreach (var (step, wasGuess) in reached)
            {
                foreach (var form in words[at].Forms)
                {
                    var isGuess = wasGuess || WordForms.IsGuess(form);
                    foreach (var further in step.By(form)) next[further] = isGuess && next.GetValueOrDefault(further, true);
                }
            }
            foreach (var (step, isGuess) in next.Where(n => n.Key.Entry is not null))
            {
                if (!isGuess) return new(step.Entry!, false);
                alike ??= new(step.Entry!, true);
            }
            reached = next;
        }
        return alike;
    }

    private void Add(string line, string typed)
    {
        var words = WordForms.OfEntry(typed);
        if (words.Count is 0 or > MostWords) return;
        var step = root;
        foreach (var word in words) step = step.To(word);
        step.Entry ??= line;
    }

    /// <summary>What may follow the words so far.</summary>
    private sealed class Step
    {
        private readonly Dictionary<string, Step> byWord = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<Step>> byForm = new(StringComparer.Ordinal);

        /// <summary>The line that ends here.</summary>
        public string? Entry { get; set; }
        public bool IsLast => byWord.Count == 0;

        public List<Step> By(string form) => byForm.TryGetValue(form, out var steps) ? steps : [];

        public Step To(WordForms word)
        {
            // The same word has more forms where it stands in a phrase: those are another way.
            var key = string.Join(' ', word.Forms);
            if (byWord.TryGetValue(key, out var known)) return known;
            var step = byWord[key] = new Step();
            foreach (var form in word.Forms)
            {
                if (byForm.TryGetValue(form, out var steps)) steps.Add(step);
                else byForm[form] = [step];
            }
            return step;
        }
    }
}

/// <summary>What was found.</summary>
/// <param name="Entry">As it stands in the list.</param>
/// <param name="IsGuess">Whether only the consonants are the same, in Latin letters: another word may be meant.</param>
public sealed record FoundWord(string Entry, bool IsGuess);
