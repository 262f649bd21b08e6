using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Import;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.TestKit;
using NewsSite.Tests.Media;
using NewsSite.Tests.Staff;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Safety;

/// <summary>What was destroyed to protect somebody stays destroyed, whichever backup is restored.</summary>
public sealed class ReplayLedgerTests
{
    [Fact]
    public async Task Nothing_that_was_destroyed_after_a_backup_comes_back_with_it()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        using var target = new TemporaryFolder();
        await paper.HireAsync("Nur", StaffRole.Editor);
        var editor = await paper.ReadAsync(db => db.StaffMembers.AsNoTracking().SingleAsync());
        var killed = await paper.FileAsync("To be killed");
        var scrubbed = await paper.FileAsync("Told by Zmaray Safi");
        var other = await paper.FileAsync("Left alone");
        var picture = await paper.StoreAsync(TestPictures.Jpeg());
        var shown = await paper.ShowAsync(picture);
        var author = await paper.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            var made = db.Authors.Add(new Author { Slug = "parwin", Name = new() { ["en"] = "Parwin Azimi" } }).Entity;
            (await db.Articles.Include(a => a.Bylines).SingleAsync(a => a.Code == other.Code)).SetBylines([made]);
            await db.SaveChangesAsync();
            return made;
        });
        var erased = await CommentAsync(paper, other.Id, "Erase me.");
        var withdrawn = await CommentAsync(paper, other.Id, "Take me back.");
        await CommentAsync(paper, other.Id, "Call 0799 123456.");

        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["paper.zip"]));
        Assert.False(File.Exists(target[Ledger.FileName])); // nothing was destroyed so far
        paper.Clock.Now = paper.Clock.Now.AddHours(1);
        await paper.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(killed.Code, editor, default));
        await paper.InScopeAsync(s => s.GetRequiredService<ScrubArticle>().RunAsync(scrubbed.Code, ["Zmaray Safi"], "", editor, default));
        await paper.InScopeAsync(s => s.GetRequiredService<ChangePicture>().RunAsync(picture.Key, new PictureChange.Turn(true), destroys: true, editor, default));
        await paper.InScopeAsync(s => s.GetRequiredService<RemoveByline>().RunAsync("parwin", default));
        await paper.InScopeAsync(s => s.GetRequiredService<EraseComment>().RunAsync(erased, default));
        await paper.InScopeAsync(s => s.GetRequiredService<WithdrawComment>().RunAsync(withdrawn, default));
        var blackened = await paper.ReadAsync(db => db.Comments.Where(c => c.Text.StartsWith("Call")).Select(c => c.Id).SingleAsync());
        await paper.InScopeAsync(s => s.GetRequiredService<RedactComment>().RunAsync(blackened, "0799 123456", "a number", default));
        paper.Clock.Now = paper.Clock.Now.AddHours(2); // what was blacked out can be shown again for an hour
        await paper.InScopeAsync(async s =>
        {
            await s.GetRequiredService<RedactComment>().ForgetAsync(default);
            return 0;
        });

        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["later.zip"]));
        var ledger = await File.ReadAllTextAsync(target[Ledger.FileName]);
        foreach (var name in new[] { "Parwin", "parwin", "Zmaray", "0799", erased, withdrawn }) Assert.DoesNotContain(name, ledger, StringComparison.Ordinal);

        var data = new DataFolder(target["restored"]);
        await using var services = await RestoreAsync(data, target["paper.zip"]);
        var again = await Newsroom.ReplayAsync(services);
        Assert.Equal([LedgerAct.ArticleKilled, LedgerAct.ArticleScrubbed, LedgerAct.PictureDestroyed, LedgerAct.AuthorRemoved, LedgerAct.CommentErased, LedgerAct.CommentWithdrawn, LedgerAct.CommentRedacted], again.Select(e => e.What).Order());
        Assert.Equal(ledger, await File.ReadAllTextAsync(Path.Combine(data.Path, Ledger.FileName))); // to do it again is no new act

        await using var look = services.CreateAsyncScope();
        var db = look.ServiceProvider.GetRequiredService<NewsDb>();
        Assert.Equal([ArticleState.Killed, ArticleState.Killed], await db.Articles.Where(a => a.Code == killed.Code || a.Code == scrubbed.Code).Select(a => a.State).ToListAsync());
        Assert.Equal(ArticleState.Published, await db.Articles.Where(a => a.Code == other.Code).Select(a => a.State).SingleAsync());
        Assert.False(await db.Authors.AnyAsync(a => a.Id == author.Id));
        Assert.Equal(2, await db.Receipts.CountAsync());
        Assert.Equal([Blackout.Black], await db.Comments.Where(c => c.Text != "").Select(c => c.Text).ToListAsync());
        Assert.NotNull((await db.MediaFiles.SingleAsync()).DestroyedAt);
        Assert.Null((await db.Articles.Include(a => a.Lead!.MediaFile).SingleAsync(a => a.Code == shown.Code)).Lead);
        Assert.Empty(Directory.GetFiles(data.Media));
        Assert.Empty(await Newsroom.ReplayAsync(services));

        // Control: the later backup has all of it done already, and nothing is done twice.
        var later = new DataFolder(target["later"]);
        await using var afterwards = await RestoreAsync(later, target["later.zip"]);
        Assert.Empty(await Newsroom.ReplayAsync(afterwards));
        await using var scoped = afterwards.CreateAsyncScope();
        Assert.Equal(ArticleState.Published, await scoped.ServiceProvider.GetRequiredService<NewsDb>().Articles.Where(a => a.Code == scrubbed.Code).Select(a => a.State).SingleAsync());
    }

    [Fact]
    public async Task Without_its_ledger_a_backup_brings_all_of_it_back()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        using var target = new TemporaryFolder();
        var article = await paper.FileAsync("To be killed");
        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["paper.zip"]));
        await paper.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(article.Code, null, default));
        await using var services = await RestoreAsync(new DataFolder(target["restored"]), target["paper.zip"]);
        Assert.Empty(await Newsroom.ReplayAsync(services));
        await using var scope = services.CreateAsyncScope();
        Assert.Equal(ArticleState.Published, await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.Where(a => a.Code == article.Code).Select(a => a.State).SingleAsync());
    }

    [Fact]
    public async Task The_ledger_of_the_former_folder_counts_too()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        using var target = new TemporaryFolder();
        var article = await paper.FileAsync("To be killed");
        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["paper.zip"]));
        await paper.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(article.Code, null, default));
        var data = new DataFolder(target["restored"]);
        Directory.CreateDirectory(data.Path);
        File.Copy(Path.Combine(paper.Data.Path, Ledger.FileName), Path.Combine(data.Path, Ledger.FileName));
        await using var services = await RestoreAsync(data, target["paper.zip"]);
        Assert.Single(await Newsroom.ReplayAsync(services));
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_is_gone_through_when_the_paper_is_opened()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        using var target = new TemporaryFolder();
        var article = await paper.FileAsync("To be killed");
        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["paper.zip"]));
        await paper.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(article.Code, null, default));
        File.Copy(Path.Combine(paper.Data.Path, Ledger.FileName), target[Ledger.FileName]);
        await using var services = await RestoreAsync(new DataFolder(target["restored"]), target["paper.zip"]);
        await Newsroom.PrepareAsync(services, target["no-content"]);
        await using var scope = services.CreateAsyncScope();
        Assert.Equal(ArticleState.Killed, await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.Where(a => a.Code == article.Code).Select(a => a.State).SingleAsync());
    }

    [Fact]
    public async Task A_safety_edit_that_was_cut_off_leaves_a_draft_and_no_ruin()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Not yet scrubbed");
        await File.WriteAllTextAsync(Path.Combine(newsroom.Data.Path, Ledger.FileName), $"2026-11-30T08:00:00Z {await PaperAsync(newsroom)} 1111 ArticleScrubbed {article.Code} .\n");
        await newsroom.InScopeAsync(s => s.GetRequiredService<ReplayLedger>().RunAsync(default));
        var left = await newsroom.ReadAsync(db => db.Articles.SingleAsync(a => a.Code == article.Code));
        Assert.Equal((ArticleState.Draft, "Not yet scrubbed"), (left.State, left.Headline));
    }

    [Fact]
    public async Task What_is_destroyed_is_in_no_copy_from_before_an_upgrade()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("To be killed");
        Directory.CreateDirectory(newsroom.Data.BeforeMigrations);
        await File.WriteAllTextAsync(Path.Combine(newsroom.Data.BeforeMigrations, "before.db"), "To be killed");
        await newsroom.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(article.Code, null, default));
        Assert.False(Directory.Exists(newsroom.Data.BeforeMigrations));
    }

    [Fact]
    public async Task An_import_into_an_empty_paper_does_not_bring_it_back()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var content = new TemporaryFolder();
        Directory.CreateDirectory(content["articles"]);
        await File.WriteAllTextAsync(content["articles/a.md"], "---\nid: k111111\nlang: en\nstory: a\ntitle: A\nsummary: S\ndate: 2024-11-01\n---\nText.\n");
        await File.WriteAllTextAsync(Path.Combine(newsroom.Data.Path, Ledger.FileName), "2026-11-30T08:00:00Z another 1111 ArticleScrubbed k111111 .\n");
        var report = await newsroom.InScopeAsync(s => s.GetRequiredService<ImportContent>().RunAsync(content.Path, null, default));
        Assert.Contains("not taken again", Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);

        File.Delete(Path.Combine(newsroom.Data.Path, Ledger.FileName)); // control
        Assert.Empty((await newsroom.InScopeAsync(s => s.GetRequiredService<ImportContent>().RunAsync(content.Path, null, default))).Problems);
    }

    [Fact]
    public async Task Lines_of_another_paper_half_a_line_and_that_of_a_newer_program_do_nothing_and_are_kept()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var other = new TemporaryFolder();
        var article = await newsroom.FileAsync("Stays");
        var file = Path.Combine(newsroom.Data.Path, Ledger.FileName);
        var own = await PaperAsync(newsroom);
        var lines = $"2026-11-30T08:00:00Z another 1111 ArticleKilled {article.Code} .\n2026-11-30T08:00:00Z {own} 2222 SomethingNewer {article.Code} .\n2026-11-30T08:00:00Z {own} 3333 7 {article.Code} .\n2026-11-30T08:00:00Z {own} 4444 ArticleKilled {article.Code}";
        await File.WriteAllTextAsync(file, lines);
        await newsroom.InScopeAsync(async s =>
        {
            Assert.Empty(await s.GetRequiredService<ReplayLedger>().RunAsync(default));
            var ledger = s.GetRequiredService<Ledger>();
            var db = s.GetRequiredService<NewsDb>();
            await db.WriteAsync(() => ledger.AddAsync(LedgerAct.PictureDestroyed, "key", default));
            Assert.Equal(["1111", ledger.Read()[1].Line], ledger.Read().Select(e => e.Line));
            Assert.Empty(await ledger.DueAsync(default)); // its own line is done
            ledger.CopyTo(other.Path);
            ledger.CopyTo(other.Path);
            return 0;
        });
        Assert.StartsWith(lines + "\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(other[Ledger.FileName]));
    }

    private static async Task<string> PaperAsync(TestNewsroom newsroom) => await newsroom.ReadAsync(db => db.Papers.Select(p => p.Code).SingleOrDefaultAsync()) ?? "-";

    private static async Task<string> CommentAsync(TestNewsroom paper, long article, string text)
    {
        var code = "";
        await paper.WriteAsync(db =>
        {
            var comment = db.Comments.Add(Comment.Write(article, null, null, text, "test", paper.Clock.Now)).Entity;
            code = ReceiptCode.New();
            db.Receipts.Add(new Receipt { CodeHash = ReceiptCode.Hash(code), Comment = comment, CreatedAt = paper.Clock.Now });
        });
        return code;
    }

    private static async Task<ServiceProvider> RestoreAsync(DataFolder data, string file)
    {
        var services = new ServiceCollection().AddLogging().AddNewsroom(data, new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RestorePaper>().RunAsync(file);
        return services;
    }
}
