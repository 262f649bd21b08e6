namespace NewsSite.Text;

/// <summary>
/// The other forms under which a word is found, with a lower rank: joined where a non-joiner divides it, without the
/// ending of a plural, and in the letters of a Persian keyboard where it has those of Pashto.
/// </summary>
public static class SearchForms
{
    private const int ShortestStem = 3;

    // Persian: -hā with what may follow it. Pashto: the endings that are no other word's end.
    private static readonly string[] Endings =
        ["هایشان", "هایمان", "هایتان", "هایی", "هایم", "هایت", "هایش", "های", "ها", "ګانې", "ګانو", "ګان", "ونه", "ونو"];

    private static readonly HashSet<string> LooseEndings = ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایشان", "هایمان", "هایتان", "ی", "ای"];

    // The letters of Plain, and what it writes for them.
    private const string Varied = "اآوؤیئيېۍگګنڼتټدډرړشښخژږزځجسڅچ";

    // Letter → all that share a reading with it, itself first.
    private static readonly Dictionary<char, char[]> Alike = Varied.ToDictionary(c => c, c => (char[])[c, .. Varied.Where(o => o != c && Readings(o).Intersect(Readings(c)).Any())]);

    private static readonly HashSet<string> LooseBeginnings = ["می", "نمی"];

    /// <summary>The other forms of a word in the text; each is one word.</summary>
    public static IEnumerable<string> InText(FoldedWord word)
    {
        var joined = word.Joined;
        if (word.Parts.Length > 1)
        {
            yield return joined;
            foreach (var part in word.Parts)
            {
                foreach (var form in Others(part)) yield return form;
            }
        }
        foreach (var form in Others(joined)) yield return form;
    }

    /// <summary>
    /// All forms of a word that was typed, the word itself first. One form is one or more words with blanks between them,
    /// which follow one another in the text.
    /// </summary>
    public static List<string> Typed(FoldedWord word)
    {
        var forms = new List<string>(4);
        Add(forms, string.Join(' ', word.Parts));
        Add(forms, word.Joined);
        foreach (var form in Others(word.Joined)) Add(forms, form);
        if (word.Parts.Length > 1)
        {
            foreach (var loose in Loose(string.Join(' ', word.Parts))) Add(forms, loose);
            var kept = word.Parts.TakeWhile((part, i) => i == 0 || !LooseEndings.Contains(part)).ToArray();
            if (kept.Length < word.Parts.Length) Add(forms, string.Join(' ', kept));
        }
        else if (Beginning(word.Joined) is { } beginning)
        {
            Add(forms, beginning + ' ' + word.Joined[beginning.Length..]);
        }
        return forms;
    }

    /// <summary>The letters of a Persian keyboard for those of Pashto, and bases for letters with a hamza: as they are read in the south, and in the north.</summary>
    public static IEnumerable<string> Loose(string folded)
    {
        var south = string.Create(folded.Length, folded, (span, from) => Map(span, from, isNorthern: false)).Replace("ء", "", StringComparison.Ordinal);
        var north = string.Create(folded.Length, folded, (span, from) => Map(span, from, isNorthern: true)).Replace("ء", "", StringComparison.Ordinal);
        if (south.Length > 0) yield return south;
        if (north != south) yield return north;
    }

    /// <summary>The letters that are read as this one may be, itself first: ش is ښ, too.</summary>
    public static IReadOnlyList<char> ReadAlike(char letter) => Alike.GetValueOrDefault(letter, [letter]);

    /// <summary>A letter as <see cref="Loose"/> writes it.</summary>
    public static IEnumerable<char> Readings(char letter) => [Plain(letter, isNorthern: false), Plain(letter, isNorthern: true)];

    /// <summary>What is typed apart and belongs to the word before it: کتاب ها.</summary>
    public static bool IsLooseEnding(FoldedWord word) => word.Parts is [var only] && LooseEndings.Contains(only);

    /// <summary>What is typed apart and belongs to the word behind it: می رود.</summary>
    public static bool IsLooseBeginning(FoldedWord word) => word.Parts is [var only] && LooseBeginnings.Contains(only);

    /// <summary>Two words that were typed apart, as one that a non-joiner divides.</summary>
    public static FoldedWord Together(FoldedWord first, FoldedWord second) =>
        new(first.Start, second.Start + second.Length - first.Start, [.. first.Parts, .. second.Parts]);

    private static IEnumerable<string> Others(string word)
    {
        foreach (var loose in Loose(word))
        {
            if (loose != word) yield return loose;
        }
        if (Stem(word) is not { } stem) yield break;
        yield return stem;
        foreach (var loose in Loose(stem))
        {
            if (loose != stem) yield return loose;
        }
    }

    /// <returns>Null for a word that is no plural by our rules.</returns>
    private static string? Stem(string word)
    {
        if (word.Length <= ShortestStem || char.IsAscii(word[0])) return null;
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        }
        // افغانانو is the oblique of افغانان.
        return word.Length > 5 && word.EndsWith("انو", StringComparison.Ordinal) ? word[..^1] : null;
    }

    private static string? Beginning(string word) =>
        LooseBeginnings.FirstOrDefault(b => word.Length - b.Length >= 2 && word.StartsWith(b, StringComparison.Ordinal));

    private static void Add(List<string> forms, string form)
    {
        if (!forms.Contains(form)) forms.Add(form);
    }

    private static void Map(Span<char> to, string from, bool isNorthern)
    {
        for (var i = 0; i < from.Length; i++) to[i] = Plain(from[i], isNorthern);
    }

    private static char Plain(char letter, bool isNorthern) => letter switch
    {
        'آ' => 'ا',
        'ؤ' => 'و',
        'ئ' or 'ي' or 'ې' or 'ۍ' => 'ی',
        'ګ' => 'گ',
        'ڼ' => 'ن',
        'ټ' => 'ت',
        'ډ' => 'د',
        'ړ' => 'ر',
        'ښ' => isNorthern ? 'خ' : 'ش',
        'ږ' => isNorthern ? 'گ' : 'ژ',
        'ځ' => isNorthern ? 'ج' : 'ز',
        'څ' => isNorthern ? 'چ' : 'س',
        _ => letter,
    };
}
