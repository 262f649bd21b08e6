using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>
/// Writes the phrases of a query as the paper's articles may spell them, so that any keyboard finds them: the index holds the
/// words of a text in their order in its own letters alone, and in pieces where a non-joiner divides them.
/// </summary>
public sealed class SpellPhrases(ReadDb db)
{
    private const int MostForms = 8;
    private const int MostSpelled = 8; // words of a phrase; those behind them stand as they were typed
    private const int MostBegun = 64;
    private const int ShortestDivided = 5;
    private const int MostDivisions = 3;
    private const int Unlikely = 10; // stands behind all spellings that leave the words as they were typed

    public async Task<SearchQuery> RunAsync(SearchQuery query, CancellationToken stopping)
    {
        var all = new List<IReadOnlyList<SearchTerm>>();
        foreach (var group in query.All) all.Add(await SpellAsync(group, stopping));
        return new(all, await SpellAsync(query.None, stopping));
    }

    private async Task<IReadOnlyList<SearchTerm>> SpellAsync(IReadOnlyList<SearchTerm> terms, CancellationToken stopping)
    {
        var spelled = new List<SearchTerm>();
        foreach (var term in terms)
        {
            var forms = term.Forms.ToList();
            if (SearchTerm.IsPhrase(forms[0])) forms.AddRange((await PhrasesAsync(forms[0].Split(' '), stopping)).Except(forms));
            spelled.Add(term with { Forms = forms });
        }
        return spelled;
    }

    private async Task<List<string>> PhrasesAsync(string[] words, CancellationToken stopping)
    {
        List<Spelling> before = [], ended = [new("", 0)];
        for (var i = 0; i < Math.Min(words.Length, MostSpelled); i++)
        {
            var next = After(ended, [.. await SpellingsAsync(words[i], 0, stopping), .. await DivisionsAsync(words[i], stopping)]);
            if (i > 0 && !char.IsAscii(words[i][0])) next.AddRange(After(before, await SpellingsAsync(words[i - 1] + words[i], Unlikely, stopping)));
            // The likeliest of all words together first: none of them loses its own to its neighbour's.
            (before, ended) = (ended, [.. next.OrderBy(p => p.Rank).Take(MostForms)]);
        }
        var rest = string.Concat(words.Skip(MostSpelled).Select(word => " " + word));
        return ended.ConvertAll(p => p.Text[1..] + rest);
    }

    private static List<Spelling> After(List<Spelling> phrases, List<Spelling> words) =>
        [.. phrases.SelectMany(_ => words, (phrase, word) => new Spelling($"{phrase.Text} {word.Text}", phrase.Rank + word.Rank))];

    /// <summary>The words of the articles that are read as this one, itself first. Letter by letter: what no word begins with is not gone on with.</summary>
    private async Task<List<Spelling>> SpellingsAsync(string word, int rank, CancellationToken stopping)
    {
        List<string> begun = [""];
        foreach (var letter in word)
        {
            begun = [.. begun.SelectMany(_ => SearchForms.ReadAlike(letter), (beginning, next) => beginning + next)];
            if (begun.Count > MostBegun) begun = await db.BeginningsAmong(begun).Take(MostBegun).ToListAsync(stopping);
            if (begun.Count == 0) return []; // nobody wrote it
        }
        var known = begun is [var only] && rank == 0 ? [only] : await db.KnownAmong(begun, inText: true).ToListAsync(stopping);
        return known.ConvertAll(text => new Spelling(text, rank++));
    }

    // خانههای is خانه‌های, which the index has as two words: any two that it knows may be meant. It knows each as it is read, too.
    private async Task<List<Spelling>> DivisionsAsync(string word, CancellationToken stopping)
    {
        if (word.Length < ShortestDivided || char.IsAscii(word[0])) return [];
        if (SearchForms.Loose(word).FirstOrDefault() is not { } read || read.Length != word.Length) return []; // a hamza of its own stands in no such word
        var places = Enumerable.Range(2, word.Length - 3).ToList();
        var known = await db.KnownAmong([.. places.SelectMany(at => new[] { read[..at], read[at..] }).Distinct()], inText: false).ToHashSetAsync(stopping);
        var divided = new List<Spelling>();
        foreach (var at in places.Where(at => known.Contains(read[..at]) && known.Contains(read[at..])).Take(MostDivisions))
            divided.AddRange(After(await SpellingsAsync(word[..at], Unlikely, stopping), await SpellingsAsync(word[at..], 0, stopping)));
        return divided;
    }

    /// <param name="Rank">The lower the likelier.</param>
    private sealed record Spelling(string Text, int Rank);
}
