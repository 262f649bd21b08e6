using System.Collections.Frozen;
using System.Text;

namespace NewsSite.Text;

/// <summary>
/// A word as it is compared with the lists of unwanted words: as it is written, and as it may be disguised (digits for
/// letters, stretched letters, Dari and Pashto in Latin letters). One pass, no expressions (P8).
/// </summary>
internal sealed class WordForms
{
    private const string OneLetterWords = "aiuoو";
    private const int StretchedFrom = 3;
    private const int LongestWord = 60;

    /// <summary>Fewer consonants are too often the same by chance.</summary>
    private const int FewestConsonants = 3;

    private static readonly FrozenDictionary<char, string> Disguises = Table("0o 1i 3e 4a 5s 6g 7t 8b 9g @a $s !i");

    // What people who write Arabic letters with a Latin keyboard type for those that it lacks.
    private static readonly FrozenDictionary<char, string> KeyboardDigits = Table("2 3 5kh 6t 7h 8gh 9gh 1i 0o 4a @a $s !i");

    private WordForms(IReadOnlyCollection<string> forms) => Forms = forms;

    /// <summary>All forms by which it may be the same as another word; each begins with a sign of its kind.</summary>
    public IReadOnlyCollection<string> Forms { get; }

    /// <summary>The words of a text in its order. Letters that stand alone, three or more, are one word as well.</summary>
    public static List<WordForms> OfText(string text) => [.. Joined(Split(text)).Select(w => w.IsSpelled ? ReadSpelled(w.Word) : ReadTyped(w.Word))];

    /// <summary>The words of an entry of a list.</summary>
    public static List<WordForms> OfEntry(string entry)
    {
        var words = Split(entry).ConvertAll(w => w.Trim('!'));
        // In a phrase the words vouch for one another.
        var isPhrase = words.Count > 1 && words.Sum(w => Skeleton.OfArabic(w)[0].Length) > FewestConsonants;
        return words.ConvertAll(w => ReadListed(w, isPhrase));
    }

    /// <summary>Whether a form rests on consonants alone.</summary>
    public static bool IsGuess(string form) => form[0] is '#' or '&';

    private static WordForms ReadListed(string word, bool isInPhrase)
    {
        var forms = new List<string> { "=" + word, "~" + Squeezed(word) };
        if (!IsArabic(word)) return new(forms);
        foreach (var bones in Skeleton.OfArabic(word))
        {
            if (isInPhrase && bones.Length > 0) forms.Add("&" + bones);
            if (Skeleton.IsTelling(bones)) forms.Add("#" + bones);
        }
        return new(forms);
    }

    /// <summary>A word that was written letter by letter; a word of one letter may stand before or behind it.</summary>
    private static WordForms ReadSpelled(string word)
    {
        var forms = new HashSet<string>(ReadTyped(word).Forms, StringComparer.Ordinal);
        var (from, to) = (OneLetterWords.Contains(word[0]) ? 1 : 0, word.Length - (OneLetterWords.Contains(word[^1]) ? 1 : 0));
        foreach (var part in new[] { word[from..], word[..to], word[from..to] })
        {
            if (part.Length >= StretchedFrom) forms.UnionWith(ReadTyped(part).Forms);
        }
        return new(forms);
    }

    private static WordForms ReadTyped(string word)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        Add(forms, word);
        if (word.Trim('!', '$') is { Length: > 0 } bare && bare != word) Add(forms, bare); // "idiot$" is as plain as "$tupid"
        if (!IsArabic(word) && word.Any(char.IsAsciiLetter))
        {
            if (word.Any(Disguises.ContainsKey))
            {
                var plain = Replaced(word, Disguises);
                Add(forms, plain);
                if (word.Contains('1')) Add(forms, Replaced(word.Replace('1', 'l'), Disguises));
                AddBones(forms, plain);
                AddBones(forms, Replaced(word, KeyboardDigits));
            }
            AddBones(forms, word);
        }
        return new(forms);
    }

    private static void Add(HashSet<string> forms, string word)
    {
        forms.Add("=" + word);
        if (IsStretched(word)) forms.Add("~" + Squeezed(word));
    }

    private static void AddBones(HashSet<string> forms, string word)
    {
        foreach (var bones in Skeleton.OfLatin(Squeezed(word)))
        {
            if (bones.Length > 0) forms.Add("&" + bones);
            if (word.Length > FewestConsonants && Skeleton.IsTelling(bones)) forms.Add("#" + bones);
        }
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var typed in PlainText.Clean(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (PlainLetters.IsUnseen(typed) || Rune.GetUnicodeCategory(typed) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark) continue;
            var rune = Rune.ToLowerInvariant(Letter(typed));
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '@' or '$' or '!') word.Append(rune);
            else End(words, word);
            if (word.Length > LongestWord) End(words, word);
        }
        End(words, word);
        return words;
    }

    // Letters of other alphabets that look like Latin ones are a disguise too, where Latin letters stand beside them or not.
    private static Rune Letter(Rune typed)
    {
        var rune = PlainLetters.Of(typed);
        return rune.Value is >= 0x0370 and < 0x0530 && LookAlikes.Fold(rune.ToString()) is [var letter] ? new Rune(letter) : rune;
    }

    private static void End(List<string> words, StringBuilder word)
    {
        // What stands at a word's end is a full stop of some kind, not a letter.
        var whole = word.ToString().TrimEnd('!', '@');
        if (whole.Any(char.IsLetterOrDigit)) words.Add(whole);
        word.Clear();
    }

    private static IEnumerable<(string Word, bool IsSpelled)> Joined(List<string> words)
    {
        var run = new StringBuilder();
        foreach (var word in words)
        {
            if (word.Length == 1)
            {
                run.Append(word);
                continue;
            }
            foreach (var part in Flushed(run)) yield return part;
            yield return (word, false);
        }
        foreach (var part in Flushed(run)) yield return part;
    }

    private static List<(string Word, bool IsSpelled)> Flushed(StringBuilder run)
    {
        var parts = run.ToString().Select(c => (c.ToString(), false)).ToList();
        if (run.Length >= StretchedFrom) parts = [(run.ToString(), true)];
        run.Clear();
        return parts;
    }

    private static FrozenDictionary<char, string> Table(string pairs) => pairs.Split(' ').ToFrozenDictionary(p => p[0], p => p[1..]);

    private static string Replaced(string word, FrozenDictionary<char, string> table) => string.Concat(word.Select(c => table.GetValueOrDefault(c) ?? c.ToString()));

    private static bool IsStretched(string word)
    {
        var run = 1;
        for (var i = 1; i < word.Length; i++)
        {
            run = word[i] == word[i - 1] ? run + 1 : 1;
            if (run >= StretchedFrom) return true;
        }
        return false;
    }

    private static string Squeezed(string word)
    {
        var squeezed = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (squeezed.Length == 0 || squeezed[^1] != c) squeezed.Append(c);
        }
        return squeezed.ToString();
    }

    private static bool IsArabic(string word) => word.Any(c => c is >= '\u0600' and <= '\u06FF');

    /// <summary>The consonants of a word of Dari or Pashto, the same whichever letters it is written in; those that Latin writing does not tell apart are one.</summary>
    private static class Skeleton
    {
        private static readonly string[] Alike = ["bب", "pپ", "tتطټ", "sسصثڅ", "jج", "Cچ", "hحه", "Xخښ", "dدډ", "zزذضظځ", "rرړ", "Zژږ", "Sش", "Gغق", "fف", "kک", "gگ", "lل", "mم", "nنڼ"];
        private static readonly FrozenDictionary<char, char> Arabic = Alike.SelectMany(a => a.Skip(1).Select(c => KeyValuePair.Create(c, a[0]))).ToFrozenDictionary();
        private static readonly (string Latin, char Bone)[] Pairs = [("kh", 'X'), ("gh", 'G'), ("sh", 'S'), ("zh", 'Z'), ("ch", 'C'), ("ph", 'f'), ("ts", 's'), ("dz", 'z')];

        private const char Glide = 'A';
        private const int MostReadings = 8;

        /// <summary>Whether so much of the word is known that another is unlikely: three consonants, or two around two vowels.</summary>
        public static bool IsTelling(string bones) => bones.Length >= FewestConsonants;

        /// <summary>A و within a word is a vowel or a consonant: nothing tells which but the word. All the ways of reading it, at most <see cref="MostReadings"/>; the first reads vowels.</summary>
        public static List<string> OfArabic(string word)
        {
            var waws = word.Skip(1).Count(c => c == 'و');
            return [.. Enumerable.Range(0, Math.Min(1 << Math.Min(waws, 8), MostReadings)).Select(consonants => OfArabic(word, consonants)).Distinct()];
        }

        /// <summary>The same in Latin letters: w, and k where others write q.</summary>
        public static IEnumerable<string> OfLatin(string word)
        {
            bool[] either = [false, true], no = [false];
            return (from w in word.AsSpan(Math.Min(1, word.Length)).ContainsAny('w', 'v') ? either : no from k in word.Contains('k') ? either : no select OfLatin(word, w, k)).Distinct();
        }

        private static string OfArabic(string word, int consonants)
        {
            var bones = new StringBuilder();
            var (vowels, waw) = (0, 0);
            for (var i = 0; i < word.Length; i++)
            {
                if (Arabic.TryGetValue(word[i], out var bone)) Append(bones, bone, ref vowels);
                else if (word[i] == 'و' && i == 0) bones.Append('v');
                else if (word[i] == 'و' && ((consonants >> waw++) & 1) == 1) Append(bones, 'v', ref vowels);
                else if (word[i] is 'ا' or 'و' or 'ی') vowels++;
            }
            // The last h of Dari is a vowel: کوچه is kucha.
            return Ended(bones, word.EndsWith('ه'));
        }

        private static string OfLatin(string word, bool isWConsonant, bool isKFarBack)
        {
            var bones = new StringBuilder();
            var vowels = 0;
            for (var i = 0; i < word.Length; i++)
            {
                var pair = i + 1 < word.Length ? Array.Find(Pairs, p => p.Latin[0] == word[i] && p.Latin[1] == word[i + 1]) : default;
                if (pair.Latin is not null)
                {
                    Append(bones, pair.Bone, ref vowels);
                    i++;
                    continue;
                }
                switch (word[i])
                {
                    case 'a' or 'e' or 'i' or 'o' or 'u' or 'y': vowels++; break;
                    case 'w' or 'v':
                        if (i == 0) bones.Append('v');
                        else if (isWConsonant) Append(bones, 'v', ref vowels);
                        else vowels++;
                        break;
                    case 'q': Append(bones, 'G', ref vowels); break;
                    case 'k' when isKFarBack: Append(bones, 'G', ref vowels); break;
                    case 'c': Append(bones, 'k', ref vowels); break;
                    case 'x': Append(bones, 'X', ref vowels); break;
                    case >= 'a' and <= 'z': Append(bones, word[i], ref vowels); break;
                    default: return ""; // a digit that stands for nothing
                }
            }
            return Ended(bones, word.EndsWith("ah", StringComparison.Ordinal));
        }

        private static string Ended(StringBuilder bones, bool hasVowelH)
        {
            if (hasVowelH && bones.Length > FewestConsonants) bones.Length--;
            // Where there are consonants enough the vowels say nothing: hardly two people write them alike.
            var consonants = bones.ToString().Replace(Glide.ToString(), "", StringComparison.Ordinal);
            return consonants.Length >= FewestConsonants ? consonants : bones.ToString();
        }

        private static void Append(StringBuilder bones, char bone, ref int vowels)
        {
            if (vowels > 1 && bones.Length > 0) bones.Append(Glide);
            if (vowels > 0 || bones.Length == 0 || bones[^1] != bone) bones.Append(bone); // doubled letters are written once as often as twice
            vowels = 0;
        }
    }
}
