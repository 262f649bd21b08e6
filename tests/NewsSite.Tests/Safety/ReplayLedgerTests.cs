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
        var receipt = await CommentAsync(paper, other.Id);

        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["paper.zip"]));
        Assert.False(File.Exists(target[Ledger.FileName])); // nothing was destroyed so far
        paper.Clock.Now = paper.Clock.Now.AddHours(1);
        await paper.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(killed.Code, editor, default));
        await paper.InScopeAsync(s => s.GetRequiredService<ScrubArticle>().RunAsync(scrubbed.Code, ["Zmaray Safi"], "", editor, default));
        await paper.InScopeAsync(s => s.GetRequiredService<ChangePicture>().RunAsync(picture.Key, new PictureChange.Turn(true), destroys: true, editor, default));
        await paper.InScopeAsync(s => s.GetRequiredService<RemoveByline>().RunAsync("parwin", default));
        await paper.InScopeAsync(s => s.GetRequiredService<EraseComment>().RunAsync(receipt, default));

        paper.Clock.Now = paper.Clock.Now.AddSeconds(1);
        await paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(target["later.zip"]));
        var ledger = await File.ReadAllTextAsync(target[Ledger.FileName]);
        foreach (var name in new[] { "Parwin", "parwin", "Zmaray", "killed ", receipt }) Assert.DoesNotContain(name, ledger, StringComparison.Ordinal);

        var data = new DataFolder(target["restored"]);
        await using var services = await RestoreAsync(data, target["paper.zip"]);
        Assert.True(ReplayLedger.IsDue(data));
        await using (var scope = services.CreateAsyncScope()) await Assert.ThrowsAsync<CannotStartException>(() => scope.ServiceProvider.GetRequiredService<BackUpPaper>().RunAsync(target["too-soon.zip"]));
        var again = await Newsroom.ReplayAsync(services);
        Assert.Equal([LedgerAct.ArticleKilled, LedgerAct.ArticleScrubbed, LedgerAct.PictureDestroyed, LedgerAct.AuthorRemoved, LedgerAct.CommentErased], again.Select(e => e.What).Order());
        Assert.False(ReplayLedger.IsDue(data));

        await using var look = services.CreateAsyncScope();
        var db = look.ServiceProvider.GetRequiredService<NewsDb>();
        Assert.Equal([ArticleState.Killed, ArticleState.Killed], await db.Articles.Where(a => a.Code == killed.Code || a.Code == scrubbed.Code).Select(a => a.State).ToListAsync());
        Assert.Equal(ArticleState.Published, await db.Articles.Where(a => a.Code == other.Code).Select(a => a.State).SingleAsync());
        Assert.False(await db.Authors.AnyAsync(a => a.Id == author.Id));
        Assert.False(await db.Receipts.AnyAsync());
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
        new Ledger(paper.Data, paper.Clock).CopyTo(target.Path);
        await using var services = await RestoreAsync(new DataFolder(target["restored"]), target["paper.zip"]);
        await Newsroom.PrepareAsync(services, target["no-content"]);
        await using var scope = services.CreateAsyncScope();
        Assert.Equal(ArticleState.Killed, await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.Where(a => a.Code == article.Code).Select(a => a.State).SingleAsync());
    }

    [Fact]
    public async Task An_import_into_an_empty_paper_does_not_bring_it_back()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var content = new TemporaryFolder();
        Directory.CreateDirectory(content["articles"]);
        await File.WriteAllTextAsync(content["articles/a.md"], "---\nid: k111111\nlang: en\nstory: a\ntitle: A\nsummary: S\ndate: 2024-11-01\n---\nText.\n");
        new Ledger(newsroom.Data, newsroom.Clock).Add(LedgerAct.ArticleScrubbed, "k111111");
        var report = await newsroom.InScopeAsync(s => s.GetRequiredService<ImportContent>().RunAsync(content.Path, null, default));
        Assert.Contains("not taken again", Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);

        File.Delete(Path.Combine(newsroom.Data.Path, Ledger.FileName)); // control
        Assert.Empty((await newsroom.InScopeAsync(s => s.GetRequiredService<ImportContent>().RunAsync(content.Path, null, default))).Problems);
    }

    [Fact]
    public void Half_a_line_and_the_line_of_a_newer_program_are_kept_and_say_nothing()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        File.WriteAllText(folder[Ledger.FileName], "2026-11-30T08:00:00.0000000Z SomethingNewer x\n2026-11-30T08:00:0");
        var ledger = new Ledger(new DataFolder(folder.Path), TimeProvider.System);
        ledger.Add(LedgerAct.CommentErased, 7);
        Assert.Equal((LedgerAct.CommentErased, "7"), (Assert.Single(ledger.Read()).What, ledger.Read()[0].Id));
        ledger.CopyTo(other.Path);
        ledger.CopyTo(other.Path);
        Assert.Equal(File.ReadAllText(folder[Ledger.FileName]), File.ReadAllText(other[Ledger.FileName]));
    }

    private static async Task<string> CommentAsync(TestNewsroom paper, long article)
    {
        var code = "";
        await paper.WriteAsync(db =>
        {
            var comment = db.Comments.Add(Comment.Write(article, null, null, "Erase me.", "test", paper.Clock.Now)).Entity;
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
