using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>Cuts what a found article shows out of its own text, letter by letter as it stands there, with the hits set apart.</summary>
internal static class Passages
{
    /// <summary>In UTF-16 units: about three lines.</summary>
    private const int Length = 260;
    private const int WordsBefore = 7;

    /// <param name="card">The article.</param>
    /// <param name="bodyHtml">Its stored HTML.</param>
    /// <param name="marked">What the index says of it.</param>
    /// <param name="sought">What was looked for: what stands in the text in another form is a hit, too.</param>
    public static FoundArticle Of(ArticleCard card, string bodyHtml, MarkedWords? marked, SoughtForms sought)
    {
        var headline = new HitText(card.Headline, card.Edition, marked?.Headline, sought);
        var body = new HitText(ArticleHtml.Words(bodyHtml), card.Edition, marked?.Body, sought);
        var text = body.HasHits || card.Summary.Length == 0 ? body : new HitText(card.Summary, card.Edition, marked?.Summary, sought);
        return new(card, headline.Cut(0, card.Headline.Length), text.Densest());
    }

    private sealed class HitText
    {
        private readonly string text;
        private readonly List<FoldedWord> words;
        private readonly bool[] hits;

        public HitText(string text, string language, string? marked, SoughtForms sought)
        {
            this.text = text;
            words = SearchFolding.Words(text, language);
            hits = new bool[words.Count];
            if (marked is not null) TakeMarks(marked);
            if (sought.FirstLetters.Count == 0) return; // the index knows all forms of Latin words
            for (var i = 0; i < hits.Length; i++)
            {
                if (!hits[i] && words[i].Parts.Any(p => SearchForms.Readings(p[0]).Any(sought.FirstLetters.Contains))) hits[i] = SearchForms.InText(words[i]).Any(sought.Has);
            }
        }

        public bool HasHits => Array.IndexOf(hits, true) >= 0;

        // The index has the parts of the words in their order, with blanks between them.
        private void TakeMarks(string marked)
        {
            var (word, part, isHit) = (0, 0, false);
            foreach (var c in marked)
            {
                if (word == words.Count) return;
                if (c == SqliteSearch.HitBegins) isHit = true;
                if (isHit) hits[word] = true;
                if (c == SqliteSearch.HitEnds) isHit = false;
                if (c != ' ') continue;
                if (++part == words[word].Parts.Length) (word, part) = (word + 1, 0);
                if (isHit && word < words.Count) hits[word] = true; // a phrase goes on
            }
        }

        /// <summary>The piece with the most hits; the beginning where there is none.</summary>
        public List<Passage> Densest()
        {
            var (best, most) = (0, 0);
            for (var i = 0; i < words.Count; i++)
            {
                if (!hits[i]) continue;
                var count = 0;
                for (var j = i; j < words.Count && words[j].Start - words[i].Start < Length * 3 / 4; j++) count += hits[j] ? 1 : 0;
                if (count > most) (best, most) = (i, count);
            }
            var from = Math.Max(0, best - WordsBefore);
            while (from < best && words[best].Start - words[from].Start > Length / 3) from++;
            var start = words.Count == 0 || from == 0 ? 0 : words[from].Start;
            var end = Math.Min(text.Length, start + Length);
            if (end < text.Length) end = words.Where(w => w.Start >= start && w.Start + w.Length <= end).Select(w => w.Start + w.Length).DefaultIfEmpty(BetweenLetters(end)).Max();
            var passages = Cut(start, end);
            if (start > 0) passages.Insert(0, new("… ", false));
            if (end < text.Length) passages.Add(new(" …", false));
            return passages;
        }

        public List<Passage> Cut(int start, int end)
        {
            var passages = new List<Passage>();
            var at = start;
            for (var i = 0; i < words.Count; i++)
            {
                var word = words[i];
                if (!hits[i] || word.Start < start || word.Start + word.Length > end) continue;
                if (word.Start > at) passages.Add(new(text[at..word.Start], false));
                passages.Add(new(text.Substring(word.Start, word.Length), true));
                at = word.Start + word.Length;
            }
            if (end > at) passages.Add(new(text[at..end], false));
            return passages;
        }

        private int BetweenLetters(int end) => char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}

/// <summary>The forms of all words of a query.</summary>
internal sealed class SoughtForms
{
    private readonly HashSet<string> whole;
    private readonly List<string> beginnings;

    public SoughtForms(SearchQuery query)
    {
        var terms = query.All.SelectMany(alternatives => alternatives).ToList();
        whole = [.. terms.Where(t => !t.IsPrefix).SelectMany(t => t.Forms)];
        beginnings = [.. terms.Where(t => t.IsPrefix).SelectMany(t => t.Forms)];
        FirstLetters = whole.Concat(beginnings).Where(f => !char.IsAscii(f[0])).SelectMany(f => SearchForms.Readings(f[0])).ToHashSet();
    }

    /// <summary>With which a word must begin to be one, in the letters of a Persian keyboard.</summary>
    public IReadOnlySet<char> FirstLetters { get; }

    public bool Has(string form) => whole.Contains(form) || beginnings.Exists(b => form.StartsWith(b, StringComparison.Ordinal));
}
