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
    private const int MostForms = 40;

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
        List<string> phrases = [];
        foreach (var word in words)
        {
            var spellings = SearchForms.Spellings(word, MostSpellings);
            if (spellings.Count > 1) spellings = await db.TermsAmong(spellings).ToListAsync(stopping);
            if (spellings.Count == 0) return []; // nobody wrote it
            phrases = phrases.Count == 0 ? spellings : [.. phrases.SelectMany(_ => spellings, (beginning, next) => $"{beginning} {next}").Take(MostForms)];
        }
        return phrases;
    }
}
