using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>
/// Fills a paper to try the program with: text that says in its headline and in its first line that it was generated.
/// Spread over all editions and sections, and back over days and years; run again, it adds more.
/// </summary>
public sealed class GenerateDemo(NewsDb db, CurrentPaper paper, Library library, TimeProvider clock)
{
    public const int MostArticles = 1_000_000;
    public const int MostComments = 5_000_000;

    private const string KeyPrefix = "demo-";
    private const int CommentsPerArticle = 5;
    private const int MostArticlesWithComments = 100_000;
    private const int Waiting = 20;
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestPast = TimeSpan.FromDays(15 * 365);

    private readonly Dictionary<(string Edition, int Paragraphs), (string Body, RenderedText Text)> bodies = [];

    /// <param name="articles">How many to make.</param>
    /// <param name="comments">How many to make, under generated articles only; the last 20 wait for an editor.</param>
    /// <param name="progress">Told after each transaction of at most 50.</param>
    /// <param name="stopping">Ends it between two transactions.</param>
    /// <exception cref="CannotStartException">There is no paper, or nothing to comment on.</exception>
    public async Task<DemoMade> RunAsync(int articles, int comments, IProgress<ImportProgress>? progress, CancellationToken stopping)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)articles, (uint)MostArticles);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)comments, (uint)MostComments);
        if (!await db.Papers.AnyAsync(stopping)) throw new CannotStartException("There is no paper yet: 'seed' makes one from the words that come with the program.");
        if (articles + (long)comments == 0) throw new CannotStartException("Say how much: demo --articles 100 --comments 500.");

        var now = clock.GetUtcNow().UtcDateTime;
        var first = await NextNumberAsync(stopping);
        for (var done = 0; done < articles; done += BatchWriter.MostFiles)
        {
            stopping.ThrowIfCancellationRequested();
            await AddArticlesAsync(first, done, articles, now, stopping);
            progress?.Report(new(Math.Min(done + BatchWriter.MostFiles, articles), articles + comments));
        }
        if (comments > 0) await AddCommentsAsync(articles, comments, now, progress, stopping);
        return new(articles, comments);
    }

    private async Task<long> NextNumberAsync(CancellationToken stopping)
    {
        var last = await db.Stories.Where(s => s.Key.StartsWith(KeyPrefix)).OrderByDescending(s => s.Id).Select(s => s.Key).FirstOrDefaultAsync(stopping);
        return last is null ? 1 : long.Parse(last[KeyPrefix.Length..], CultureInfo.InvariantCulture) + 1;
    }

    private async Task AddArticlesAsync(long first, int done, int all, DateTime now, CancellationToken stopping)
    {
        var sections = await db.Sections.OrderBy(s => s.Position).ToListAsync(stopping);
        var topics = new Dictionary<string, Topic>();
        var step = LongestPast / all < LongestStep ? LongestPast / all : LongestStep;
        for (var i = done; i < Math.Min(done + BatchWriter.MostFiles, all); i++)
        {
            var number = first + i;
            var edition = paper.Value.Editions[(int)(number % paper.Value.Editions.Count)].Code;
            var words = library.Of(edition);
            var (body, text) = Body(edition, 3 + (int)(number % 6));
            if (!topics.TryGetValue(edition, out var topic)) topics[edition] = topic = await db.Topics.NamedAsync(edition, words["demo.topic"], stopping);
            var code = CodeOf(number);
            var article = new Article
            {
                Code = code,
                Edition = edition,
                Story = new Story { Key = KeyPrefix + number.ToString(CultureInfo.InvariantCulture) },
                Headline = words.Format("demo.headline", Number(edition, number)),
                Summary = words["demo.notice"],
                Section = sections.Count == 0 ? null : sections[(int)(number % sections.Count)],
                Comments = CommentsRule.Open,
            };
            article.Rename("generated-" + code);
            article.Write(body, text, []);
            article.SetTopics([topic]);
            article.Publish(now - TimeSpan.FromHours(1) - (step * (all - 1 - i))); // the oldest first, as a paper grows
            article.MarkSaved();
            db.Articles.Add(article);
        }
        await db.SaveChangesAsync(stopping);
        db.ChangeTracker.Clear();
    }

    // Each number has a code of its own: the factor is odd, so no two products are the same in 35 bits.
    private static string CodeOf(long number) => Crockford.FromNumber(unchecked(number * 0x9E3779B1) & 0x7_FFFF_FFFF).PadLeft(Article.CodeLength, '0');

    private (string Body, RenderedText Text) Body(string edition, int paragraphs)
    {
        if (bodies.TryGetValue((edition, paragraphs), out var known)) return known;
        var words = library.Of(edition);
        var body = string.Join("\n\n", Enumerable.Range(1, paragraphs).Select(n => words.Format("demo.paragraph", Number(edition, n))).Prepend(words["demo.notice"]));
        return bodies[(edition, paragraphs)] = (body, ArticleMarkdown.Render(body, _ => null));
    }

    private async Task AddCommentsAsync(int before, int all, DateTime now, IProgress<ImportProgress>? progress, CancellationToken stopping)
    {
        var most = Math.Clamp(all / CommentsPerArticle, 1, MostArticlesWithComments);
        var articles = await db.Articles.Published(now).Where(a => a.Story.Key.StartsWith(KeyPrefix)).OrderByDescending(a => a.PublishedAt)
            .Select(a => new Target(a.Id, a.Edition, a.PublishedAt!.Value)).Take(most).ToListAsync(stopping);
        if (articles.Count == 0) throw new CannotStartException("There is no generated article to comment on: make some with --articles.");

        var parents = new Dictionary<long, long>();
        for (var done = 0; done < all; done += BatchWriter.MostFiles)
        {
            stopping.ThrowIfCancellationRequested();
            var batch = new List<Comment>(BatchWriter.MostFiles);
            for (var i = done; i < Math.Min(done + BatchWriter.MostFiles, all); i++)
            {
                var evenly = i * 0.6180339887498949 % 1; // squared, so that the newest have the most
                var article = articles[(int)(articles.Count * evenly * evenly)];
                long? parent = i % 3 == 2 && parents.TryGetValue(article.Id, out var known) ? known : null;
                var comment = Comment.Write(article.Id, parent, null, library.Of(article.Edition).Format("demo.comment", Number(article.Edition, i + 1)), ScreeningPhases.None, Earlier(article.PublishedAt.AddMinutes(1 + (i % 600)), now));
                if (i < all - Waiting) comment.Approve(comment.CreatedAt);
                batch.Add(comment);
            }
            db.Comments.AddRange(batch);
            await db.SaveChangesAsync(stopping);
            foreach (var comment in batch.Where(c => c is { ParentId: null, State: CommentState.Published })) parents[comment.ArticleId] = comment.Id;
            db.ChangeTracker.Clear();
            progress?.Report(new(before + Math.Min(done + BatchWriter.MostFiles, all), before + all));
        }
    }

    // In the digits of the edition: one that the paper has given up had ours.
    private string Number(string edition, long number) =>
        paper.Value.Edition(edition) is { } known ? new PaperDate(library.Of(edition), paper.Zone, known.Calendar, known.Digits).Number(number) : number.ToString(CultureInfo.InvariantCulture);

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private sealed record Target(long Id, string Edition, DateTime PublishedAt);
}

/// <summary>What was added.</summary>
public sealed record DemoMade(int Articles, int Comments);
