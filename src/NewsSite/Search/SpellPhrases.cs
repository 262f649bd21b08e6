using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>
/// Writes the phrases of a query as the paper's articles may spell them, so that any keyboard finds them: the index holds the
/// words of a text in their order in its own letters alone.
/// </summary>
public sealed class SpellPhrases(ReadDb db)
{
    private const int MostSpellings = 400;
    private const int MostForms = 12;

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
            if (SearchTerm.IsPhrase(forms[0])) forms.AddRange((await SpellAsync(forms[0].Split(' '), stopping)).Except(forms));
            spelled.Add(term with { Forms = forms });
        }
        return spelled;
    }

    private async Task<List<string>> SpellAsync(string[] words, CancellationToken stopping)
    {
        List<(string Text, int Rank)> phrases = [("", 0)];
        foreach (var word in words)
        {
            var spellings = SearchForms.Spellings(word, MostSpellings);
            if (spellings.Count > 1) spellings = await db.TermsAmong(spellings).ToListAsync(stopping);
            if (spellings.Count == 0) return []; // nobody wrote it
            // The most frequent spellings of all words together first: none of them loses its own to its neighbour's.
            phrases = [.. phrases.SelectMany(_ => spellings.Select((text, rank) => (text, rank)), (p, s) => ($"{p.Text} {s.text}", p.Rank + s.rank)).OrderBy(p => p.Item2).Take(MostForms)];
        }
        return phrases.ConvertAll(p => p.Text[1..]);
    }
}
