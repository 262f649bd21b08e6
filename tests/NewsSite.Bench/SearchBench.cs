using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;

namespace NewsSite.Bench;

/// <summary>The search in a paper of generated articles: how long readers wait, how large the index is, what publishing pays for it.</summary>
internal sealed class SearchBench
{
    private const int Words = 20_000;
    private const int Saves = 200;

    private static readonly Dictionary<string, string[]> Letters = new()
    {
        ["en"] = "b c d f g h k l m n p r s t v w".Split(' '),
        ["fa-AF"] = "ب پ ت ج چ خ د ر ز س ش ف ق ک گ ل م ن و ه".Split(' '),
        ["ps"] = "ب پ ت ټ ج ځ څ چ خ د ډ ر ړ ز ږ س ښ ک ګ ل م ن ڼ و ه".Split(' '),
    };

    private static readonly Dictionary<string, string[]> Vowels = new()
    {
        ["en"] = ["a", "e", "i", "o", "u"],
        ["fa-AF"] = ["ا", "و", "ی", ""],
        ["ps"] = ["ا", "و", "ی", "ې", "ه", ""],
    };

    private readonly Random random = new(20);
    private long made;
    private readonly Dictionary<string, string[]> vocabulary;

    private SearchBench() => vocabulary = Letters.Keys.ToDictionary(l => l, l => Enumerable.Range(0, Words * 2).Select(_ => Word(l)).Distinct().Take(Words).ToArray());

    public static async Task<int> RunAsync(int articles)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var bench = new SearchBench();
        Print($"Writing {articles} articles …");
        var filling = Stopwatch.StartNew();
        for (var done = 0; done < articles; done += 50) await bench.FileAsync(newsroom, Math.Min(50, articles - done));
        Print($"{filling.Elapsed.TotalSeconds,8:0.0} s to write them, 50 a transaction");
        PrintSizes(newsroom.Data.Database);
        var all = new List<double>();
        foreach (var (what, typed) in bench.Queries()) all.AddRange(await MeasureAsync(newsroom, what, typed));
        PrintTimes(all, "all of these");
        await bench.MeasurePublishingAsync(newsroom);
        return 0;
    }

    private async Task FileAsync(TestNewsroom newsroom, int count) => await newsroom.InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        for (var i = 0; i < count; i++) db.Articles.Add(Make(newsroom, isPublished: true));
        return await db.SaveChangesAsync();
    });

    private Article Make(TestNewsroom newsroom, bool isPublished)
    {
        var language = Letters.Keys.ElementAt(random.Next(3));
        var code = Crockford.FromNumber(++made).PadLeft(Article.CodeLength, '0'); // drawn at random, one pair in 100,000 would be the same
        var body = string.Join("\n\n", Enumerable.Range(0, 6).Select(_ => Sentence(language, random.Next(30, 70))));
        var article = new Article { Code = code, Edition = language, Story = new Story { Key = code }, Headline = Sentence(language, 7), Summary = Sentence(language, 20) };
        article.Rename(code);
        article.Write(body, ArticleMarkdown.Render(body, _ => null), []);
        if (isPublished) article.Publish(newsroom.Clock.Now.AddMinutes(-random.Next(1, 8_000_000)));
        return article;
    }

    private string Sentence(string language, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Common(language)));

    // Zipf's law, nearly: the first words are everywhere, most are rare.
    private string Common(string language) => vocabulary[language][(int)Math.Min(Words - 1, Math.Pow(Words, random.NextDouble()) - 1)];

    private string Word(string language)
    {
        var word = new StringBuilder();
        for (var i = random.Next(2, 5); i > 0; i--) word.Append(Letters[language][random.Next(Letters[language].Length)]).Append(Vowels[language][random.Next(Vowels[language].Length)]);
        return word.ToString();
    }

    private IEnumerable<(string What, List<(string Typed, string Language)> Queries)> Queries()
    {
        yield return ("the words of every article", [.. Letters.Keys.SelectMany(l => vocabulary[l].Take(10).Select(w => (w, l)))]);
        yield return ("one word", Many(l => Common(l)));
        yield return ("two words", Many(l => $"{Common(l)} {Common(l)}"));
        yield return ("three words", Many(l => $"{Common(l)} {Common(l)} {Common(l)}"));
        yield return ("a phrase", Many(l => $"\"{Common(l)} {Common(l)}\""));
        yield return ("OR, NOT and a star", Many(l => $"{Common(l)} OR {Common(l)} -{Common(l)} {vocabulary[l][9_000..].First(w => w.Length > 3)[..3]}*"));
        yield return ("a word that nobody wrote", Many(l => Common(l) + Common(l)[..1]));
    }

    private static List<(string, string)> Many(Func<string, string> query) => [.. Enumerable.Range(0, 300).Select(i => Letters.Keys.ElementAt(i % 3)).Select(l => (query(l), l))];

    private static async Task<List<double>> MeasureAsync(TestNewsroom newsroom, string what, List<(string Typed, string Language)> queries)
    {
        var took = new List<double>();
        foreach (var isMeasured in new[] { false, true })
        {
            foreach (var (typed, language) in isMeasured ? queries : queries.Take(20).ToList())
            {
                var start = Stopwatch.GetTimestamp();
                await newsroom.InScopeAsync(scope => scope.GetRequiredService<FindArticles>().RunAsync(new SearchFor(typed, language, language), 1, default));
                if (isMeasured) took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        PrintTimes(took, what);
        return took;
    }

    private static void PrintTimes(List<double> took, string what)
    {
        took.Sort();
        Print($"{took[took.Count / 2],8:0.0} ms median, {took[(int)(took.Count * 0.99)],6:0.0} ms p99, {took[^1],6:0.0} ms at most: {what}");
    }

    private async Task MeasurePublishingAsync(TestNewsroom newsroom)
    {
        List<double> publishing = [], pinning = [];
        for (var i = 0; i < Saves; i++)
        {
            var article = Make(newsroom, isPublished: false);
            await newsroom.WriteAsync(db => db.Articles.Add(article));
            pinning.Add(await SaveAsync(a => a.Pin()));
            publishing.Add(await SaveAsync(a => a.Publish(newsroom.Clock.Now)));

            async Task<double> SaveAsync(Action<Article> change) => await newsroom.InScopeAsync(async scope =>
            {
                var db = scope.GetRequiredService<NewsDb>();
                var found = (await db.Articles.FindAsync(article.Id))!;
                change(found);
                var start = Stopwatch.GetTimestamp();
                await db.SaveChangesAsync();
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            });
        }
        Print($"{publishing.Average() - pinning.Average(),8:0.0} ms on average that publishing adds to a save ({Wrk.Median(publishing):0.0} ms against {Wrk.Median(pinning):0.0} ms at the median)");
    }

    private static void PrintSizes(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var text = Ask("SELECT sum(octet_length(Headline) + octet_length(Summary) + octet_length(Body)) FROM Articles");
        var index = Ask("SELECT sum(length(block) + 8) FROM ArticleSearch_data") + Ask("SELECT sum(length(sz) + 4) FROM ArticleSearch_docsize") + Ask("SELECT sum(length(term) + 8) FROM ArticleSearch_idx");
        var words = Ask("SELECT sum(octet_length(Headline) + octet_length(Summary) + octet_length(Body) + octet_length(HeadlineAlso) + octet_length(Also) + octet_length(Marks)) FROM ArticleWords");
        Print($"{index / text,8:0.00} × the text: the index ({index / 1e6:0} MB of {text / 1e6:0} MB); the words beside it {words / text:0.00} ×");

        double Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToDouble(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
