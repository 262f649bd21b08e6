using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>10,000 generated articles in three languages, and one for each pair with the text somewhere in its body: made once.</summary>
public sealed class Corpus : IAsyncLifetime
{
    public const int Generated = 10_000;

    // Words of the trade, so that the generated text has the letters, endings and lengths of the real one.
    private static readonly Dictionary<string, string[]> Vocabulary = new()
    {
        ["en"] = "the of and in to for with from government people school market snow valley minister report province water bridge doctor teacher girls winter spring price bread road radio journalist court police village city river mountain harvest news yesterday officials said after before during against among".Split(' '),
        ["fa-AF"] = "در از به که این را با برای است شد بود خواهد مردم حکومت ولایت ولسوالی گفت گفتند روز سال گذشته امروز برف زمستان بهار آب نان راه پول کار زن مرد کودک جنگ صلح خبرنگار رسانه دادگاه پولیس شهر ده رود کوه بازار قیمت گندم میوه داکتر معلم دختر پسر خانواده همسایه مرز سفر باران".Split(' '),
        ["ps"] = "په د له چې دا سره لپاره دی شو وو به خلک حکومت ولایت ولسوالۍ وویل ورځ کال تېر نن واوره پسرلی اوبه ډوډۍ لار پیسې کار ښځه سړی جګړه خبریال رسنۍ محکمه پولیس ښار کلی سیند غر بازار بیه غنم مېوه نجلۍ هلک ګاونډی پوله سفر باران زیات لږ نوی زوړ".Split(' '),
    };

    private readonly Dictionary<string, long> ids = [];

    public TestNewsroom Newsroom { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Newsroom = await TestNewsroom.OpenAsync();
        var random = new Random(5);
        var texts = Pair.All.DistinctBy(p => p.Text).ToDictionary(p => p.Text);
        foreach (var batch in Enumerable.Range(0, Generated).Select(_ => (Pair?)null).Concat(texts.Values).Chunk(50))
        {
            await Newsroom.InScopeAsync(async scope =>
            {
                var db = scope.GetRequiredService<NewsDb>();
                var added = batch.Select(pair => (Text: pair?.Text, Article: db.Articles.Add(Make(random, pair)).Entity)).ToList();
                await db.SaveChangesAsync();
                foreach (var (text, article) in added.Where(a => a.Text is not null)) ids[text!] = article.Id;
                return 0;
            });
        }
    }

    internal long IdOf(Pair pair) => ids[pair.Text];

    internal Task<Findings> FindAsync(string typed, string language, string? edition = null) =>
        Newsroom.InScopeAsync(scope => scope.GetRequiredService<FindArticles>().RunAsync(new SearchFor(typed, language, edition), 1, default));

    private Article Make(Random random, Pair? pair)
    {
        var language = pair?.Language ?? Vocabulary.Keys.ElementAt(random.Next(3));
        var code = Crockford.NewCode(Article.CodeLength);
        var article = new Article { Code = code, Edition = language, Story = new Story { Key = code }, Headline = Sentence(random, language, 6), Summary = Sentence(random, language, 12) };
        article.Rename(code);
        var body = string.Join("\n\n", Enumerable.Range(0, 3).Select(i => Sentence(random, language, 25) + (i == 1 ? " " + pair?.Text : "") + "."));
        article.Write(body, ArticleMarkdown.Render(body, _ => null), []);
        article.Publish(Newsroom.Clock.Now.AddMinutes(-random.Next(1, 4_000_000)));
        return article;
    }

    private static string Sentence(Random random, string language, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[language][random.Next(Vocabulary[language].Length)]));

    public async ValueTask DisposeAsync() => await Newsroom.DisposeAsync();
}
