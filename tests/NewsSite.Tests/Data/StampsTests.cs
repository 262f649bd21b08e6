using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Data;

public sealed class StampsTests
{
    /// <summary>What a change of each entity makes old. A new entity needs a row, so that somebody has thought of it.</summary>
    private static readonly Dictionary<Type, StampKind> Table = new()
    {
        [typeof(Article)] = StampKind.Paper,
        [typeof(LeadPicture)] = StampKind.Paper,
        [typeof(ArticlePicture)] = StampKind.Paper,
        [typeof(ArticleTopic)] = StampKind.Paper,
        [typeof(ArticleWords)] = StampKind.Paper,
        [typeof(Byline)] = StampKind.Paper,
        [typeof(Story)] = StampKind.Paper,
        [typeof(Section)] = StampKind.Paper,
        [typeof(Tombstone)] = StampKind.None,
        [typeof(LedgerLine)] = StampKind.None,
        [typeof(Topic)] = StampKind.Paper,
        [typeof(Author)] = StampKind.Paper,
        [typeof(MediaFile)] = StampKind.Paper,
        [typeof(PictureNotes)] = StampKind.None,
        [typeof(Emblem)] = StampKind.Paper,
        [typeof(Banner)] = StampKind.Paper,
        [typeof(Page)] = StampKind.Paper,
        [typeof(Redirect)] = StampKind.Paper,
        [typeof(Paper)] = StampKind.Paper,
        [typeof(Correction)] = StampKind.Paper,
        [typeof(Comment)] = StampKind.Article,
        [typeof(Discussion)] = StampKind.Paper,
        [typeof(CommentReport)] = StampKind.None,
        [typeof(CommentAct)] = StampKind.None,
        [typeof(RedactedText)] = StampKind.None,
        [typeof(WordList)] = StampKind.None,
        [typeof(RevokedToken)] = StampKind.None,
        [typeof(DecisionLink)] = StampKind.None,
        [typeof(Job)] = StampKind.None,
        [typeof(Receipt)] = StampKind.None,
        [typeof(StaffMember)] = StampKind.None,
        [typeof(Revision)] = StampKind.None,
        [typeof(Autosave)] = StampKind.None,
        [typeof(PreviewLink)] = StampKind.None,
        [typeof(Session)] = StampKind.None,
        [typeof(SignInLink)] = StampKind.None,
        [typeof(RecoveryCode)] = StampKind.None,
        [typeof(IdentityUserPasskey<long>)] = StampKind.None,
        [typeof(IdentityPasskeyData)] = StampKind.None,
        [typeof(StaffEvent)] = StampKind.None,
        [typeof(Secret)] = StampKind.None,
        [typeof(ClockMark)] = StampKind.None,
    };

    [Fact]
    public async Task Every_entity_says_what_its_change_makes_old()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var types = await newsroom.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType).ToList()));
        Assert.Equal(Table.Keys.Select(t => t.Name).Order(), types.Select(t => t.Name).Distinct().Order());
        Assert.All(types, type => Assert.Equal(Table[type], NewsDb.StampOf(type)));
    }

    [Fact]
    public async Task An_article_makes_every_page_old_and_a_comment_those_of_its_article()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var stamps = newsroom.Services.GetRequiredService<Stamps>();

        var noted = stamps.Now;
        Assert.True(stamps.Hold(noted, 1)); // control
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        Assert.False(stamps.Hold(noted, null));

        noted = stamps.Now;
        await newsroom.WriteAsync(db => db.Comments.Add(Comment.Write(article.Id, null, null, "Drive carefully.", "x", newsroom.Clock.Now)));
        Assert.True(stamps.Hold(noted, article.Id)); // it waits, and no page shows it
        await newsroom.WriteAsync(db => db.Comments.Single().Approve(newsroom.Clock.Now));
        Assert.True(stamps.Hold(noted, null));
        Assert.True(stamps.Hold(noted, article.Id + 1));
        Assert.False(stamps.Hold(noted, article.Id));

        noted = stamps.Now;
        await newsroom.WriteAsync(db => db.Secrets.Add(new Secret { Name = "x", Value = [1] }));
        Assert.True(stamps.Hold(noted, article.Id));
    }

    /// <summary>The front page quotes picks, and no page but the article's own shows any other comment.</summary>
    [Fact]
    public async Task A_comment_that_is_a_pick_or_was_one_makes_every_page_old()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        await newsroom.WriteAsync(db => db.Comments.Add(Comment.Write(article.Id, null, null, "Drive carefully.", "x", newsroom.Clock.Now)));
        var now = newsroom.Clock.Now;
        (bool IsOld, Action<Comment> Change)[] changes =
        [
            (false, c => c.Approve(now)), (true, c => c.Pick(now)), (true, c => c.AddCopy()), (true, c => c.Reject(now)), (true, c => c.Approve(now)), (true, c => c.Unpick()), (false, c => c.AddCopy()),
            (true, c => c.Pick(now)), (true, c => c.WithdrawCopy(true, now)), (true, c => c.WithdrawCopy(true, now)), (true, c => c.WithdrawCopy(true, now)),
        ];
        foreach (var ((isOld, change), i) in changes.Select((c, i) => (c, i)))
        {
            var noted = stamps.Now;
            await newsroom.WriteAsync(db => change(db.Comments.Single()));
            Assert.Equal((i, isOld), (i, !stamps.Hold(noted, null)));
            Assert.False(stamps.Hold(noted, article.Id));
        }
    }

    [Fact]
    public async Task What_is_rolled_back_makes_nothing_old()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        var (noted, row) = (stamps.Now, await RowAsync(newsroom));
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            await Assert.ThrowsAsync<NotSupportedException>(() => db.WriteAsync(async () =>
            {
                db.Authors.Add(new Author { Slug = "x" });
                await db.SaveChangesAsync();
                throw new NotSupportedException();
            }));
            Assert.Equal((noted, row), (stamps.Now, await RowAsync(newsroom)));

            // What the failed act had noted is forgotten with it.
            db.ChangeTracker.Clear();
            db.Secrets.Add(new Secret { Name = "x", Value = [1] });
            await db.SaveChangesAsync();
            return 0;
        });
        Assert.Equal((noted, row), (stamps.Now, await RowAsync(newsroom)));
    }

    [Fact]
    public async Task The_stamp_is_raised_after_the_commit_and_before_the_answer()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        var noted = stamps.Now;
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            await db.WriteAsync(async () =>
            {
                db.Authors.Add(new Author { Slug = "x" });
                await db.SaveChangesAsync();
                Assert.True(stamps.Hold(noted, null)); // nobody can see it yet
            });
            Assert.False(stamps.Hold(noted, null));
            return 0;
        });
    }

    [Fact]
    public async Task A_render_that_began_before_a_change_never_holds()
    {
        // Readers note the number, read, and ask whether it holds; a writer changes and raises. Whoever read the old text must not hold.
        var stamps = new Stamps();
        long text = 0, stale = 0, held = 0;
        var writing = true;
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (Volatile.Read(ref writing))
            {
                var noted = stamps.Now;
                var read = Volatile.Read(ref text);
                Thread.SpinWait(20);
                var raisedBefore = Volatile.Read(ref raised);
                if (!stamps.Hold(noted, 7)) continue;
                Interlocked.Increment(ref held);
                if (read < raisedBefore) Interlocked.Increment(ref stale);
            }
        })).ToArray();
        for (var i = 1; i <= 50_000; i++)
        {
            Volatile.Write(ref text, i);
            if (i % 2 == 0) stamps.RaisePaper();
            else stamps.RaiseArticle(7);
            Volatile.Write(ref raised, i);
            Thread.SpinWait(50);
        }
        Volatile.Write(ref writing, false);
        await Task.WhenAll(readers);
        Assert.Equal(0, stale);
        Assert.True(held > 0);
    }

    private long raised;

    [Fact]
    public void Articles_share_a_counter_without_missing_a_change()
    {
        var stamps = new Stamps();
        stamps.RaiseArticle(5);
        Assert.False(stamps.Hold(0, 5));
        Assert.False(stamps.Hold(0, 5 + 4096)); // too careful, never too late
        Assert.True(stamps.Hold(0, 6));
        Assert.True(stamps.Hold(stamps.Now, 5));
    }

    [Fact]
    public async Task What_another_process_writes_is_noticed()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await using var other = Process(newsroom);
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        await newsroom.InScopeAsync(async scope =>
        {
            var watcher = scope.GetRequiredService<StampWatcher>();
            await watcher.LookAsync(default);
            Assert.False(await watcher.LookAsync(default));
            var noted = stamps.Now;

            await WriteAsync(other, db => db.Authors.Add(new Author { Slug = "x" }));
            Assert.True(stamps.Hold(noted, null)); // control: unless somebody looks, the old page stays
            Assert.True(await watcher.LookAsync(default));
            Assert.False(stamps.Hold(noted, null));
            Assert.False(await watcher.LookAsync(default));

            noted = stamps.Now;
            await WriteAsync(other, db => db.Secrets.Add(new Secret { Name = "x", Value = [1] })); // nothing that readers see
            Assert.False(await watcher.LookAsync(default));
            Assert.True(stamps.Hold(noted, null));

            await newsroom.WriteAsync(db => db.Authors.Add(new Author { Slug = "y" })); // its own process has raised already
            Assert.False(await watcher.LookAsync(default));
            return 0;
        });
    }

    [Fact]
    public async Task A_comment_of_another_process_is_noticed()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        await using var other = Process(newsroom);
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        await newsroom.InScopeAsync(async scope =>
        {
            var watcher = scope.GetRequiredService<StampWatcher>();
            await watcher.LookAsync(default);
            var noted = stamps.Now;
            await WriteAsync(other, db => db.Comments.Add(Shown(article.Id, "Imported.", newsroom.Clock.Now)));
            Assert.True(await watcher.LookAsync(default));
            Assert.False(stamps.Hold(noted, article.Id));

            // Nor is it hidden by a comment of its own process that comes before the next look.
            noted = stamps.Now;
            await WriteAsync(other, db => db.Authors.Add(new Author { Slug = "x" }));
            await newsroom.WriteAsync(db => db.Comments.Add(Shown(article.Id, "Mine.", newsroom.Clock.Now)));
            await watcher.LookAsync(default);
            Assert.False(stamps.Hold(noted, null));
            return 0;
        });
    }

    /// <summary>The same folder as another program would open it: services, gate and stamps of its own.</summary>
    private static ServiceProvider Process(TestNewsroom newsroom) =>
        new ServiceCollection().AddLogging().AddNewsroom(newsroom.Data, new PaperOverrides(null, null), newsroom.Clock).BuildServiceProvider();

    private static async Task WriteAsync(ServiceProvider process, Action<NewsDb> change)
    {
        await using var scope = process.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    private static Task<long> RowAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(s => s.GetRequiredService<ReadDb>().Papers.Select(p => p.Stamp).SingleAsync());

    private static Comment Shown(long articleId, string text, DateTime now)
    {
        var comment = Comment.Write(articleId, null, null, text, "x", now);
        comment.Approve(now);
        return comment;
    }
}
