using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.TestKit;
using NewsSite.Tests.Media;
using NewsSite.Tests.Staff;
using Xunit;

namespace NewsSite.Tests.Safety;

/// <summary>P40: backups restore, taken under load, checked, complete with media.</summary>
public sealed class BackUpPaperTests
{
    [Fact]
    public async Task A_backup_under_concurrent_writing_restores_with_everything_acknowledged_before_it_began()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        var article = await paper.FileAsync("Snow closes the Salang pass");
        var acknowledged = new ConcurrentBag<string>();

        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await CommentAsync(paper, article.Id, $"{writer}-{i}");
                acknowledged.Add($"{writer}-{i}");
            }
        })).ToList();
        while (acknowledged.Count < 20) await Task.Delay(5);
        var before = acknowledged.ToArray();
        var backup = await BackUpAsync(paper, target["paper.zip"]);
        Assert.True(acknowledged.Count > before.Length, "they wrote while the backup was taken");
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Equal([target["paper.zip"]], Directory.GetFileSystemEntries(target.Path));

        var data = new DataFolder(target["restored"]);
        var restored = await RestoreAsync(data, backup.File);
        Assert.Equal((backup.Files, backup.Rows), (restored.Files, restored.Rows));
        Assert.Empty(SqliteCheck.Faults(data.Database));
        await using var services = Services(data);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        Assert.Empty(before.Except(await db.Comments.Select(c => c.Text).ToListAsync()));
        Assert.True((await db.MediaFiles.SingleAsync()).FileNames.All(f => File.ReadAllBytes(Path.Combine(data.Media, f)).SequenceEqual(File.ReadAllBytes(Path.Combine(paper.Data.Media, f)))));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(data.Keys, "key-1.xml")));
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<CheckPaper>().RunAsync());
        Assert.False(Directory.Exists(Path.Combine(data.Path, ".restoring")));
    }

    [Fact]
    public async Task Control_a_plain_copy_of_the_file_loses_what_was_acknowledged()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        using var target = new TemporaryFolder();
        var article = await paper.FileAsync("Snow closes the Salang pass");
        // A server has the database open all the time; the last to close it would empty the log into the file.
        await using var open = new SqliteConnection($"Data Source={paper.Data.Database};Pooling=False");
        await open.OpenAsync();
        await using var look = open.CreateCommand();
        look.CommandText = "SELECT count(*) FROM Comments";
        await look.ExecuteScalarAsync();
        await CommentAsync(paper, article.Id, "acknowledged");

        File.Copy(paper.Data.Database, target["plain.db"]);
        SqliteCopy.Make(paper.Data.Database, target["online.db"]);
        Assert.Equal(1, SqliteCheck.Counts(target["online.db"])["Comments"]);
        var plain = SqliteCheck.Faults(target["plain.db"]).Count > 0 ? 0 : SqliteCheck.Counts(target["plain.db"]).GetValueOrDefault("Comments");
        Assert.Equal(0, plain);
    }

    [Fact]
    public async Task An_archive_with_a_flipped_byte_is_refused_and_nothing_is_written()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        await BackUpAsync(paper, target["paper.zip"]);
        var whole = await File.ReadAllBytesAsync(target["paper.zip"]);

        // In the data of the database, of a picture, of a key, of the manifest, and in the directory at the end.
        foreach (var at in Places(target["paper.zip"]).Append(whole.Length - 40))
        {
            var flipped = whole.ToArray();
            flipped[at] ^= 0x10;
            await File.WriteAllBytesAsync(target["flipped.zip"], flipped);
            var data = new DataFolder(target[$"into-{at}"]);
            var refused = await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(data, target["flipped.zip"]));
            Assert.Contains("use another backup", refused.Message, StringComparison.OrdinalIgnoreCase);
            Assert.False(Path.Exists(data.Path));
        }
        await File.WriteAllBytesAsync(target["half.zip"], whole[..(whole.Length / 2)]);
        await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(new DataFolder(target["half"]), target["half.zip"]));

        await RestoreAsync(new DataFolder(target["whole"]), target["paper.zip"]); // control
    }

    [Fact]
    public async Task A_backup_that_was_packed_anew_is_refused_as_what_it_is()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        await BackUpAsync(paper, target["paper.zip"]);
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(target["paper.zip"], target["files"]);
        await System.IO.Compression.ZipFile.CreateFromDirectoryAsync(target["files"], target["again.zip"]);
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(new DataFolder(target["into"]), target["again.zip"]));
        Assert.Contains("packed anew", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_lacks_a_file_of_a_picture_is_not_backed_up_as_if_it_were_whole()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        var media = await paper.ReadAsync(db => db.MediaFiles.SingleAsync());
        File.Delete(Path.Combine(paper.Data.Media, MediaFile.CardName(media.Key)));
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => BackUpAsync(paper, target["paper.zip"]));
        Assert.Contains(MediaFile.CardName(media.Key), refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    [Fact]
    public async Task A_damaged_database_makes_no_backup()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();

        // A row that points nowhere, as a program without foreign keys would leave it.
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = paper.Data.Database, ForeignKeys = false, Pooling = false }.ToString()))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO ArticlePictures (ArticleId, MediaFileId) VALUES (999, 999)";
            await command.ExecuteNonQueryAsync();
        }
        await Assert.ThrowsAsync<CannotStartException>(() => BackUpAsync(paper, target["paper.zip"]));
        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    [Fact]
    public async Task A_backup_writes_over_nothing_and_is_readable_by_its_owner_only()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        await File.WriteAllTextAsync(target["taken.zip"], "mine");
        await Assert.ThrowsAsync<CannotStartException>(() => BackUpAsync(paper, target["taken.zip"]));
        Assert.Equal("mine", await File.ReadAllTextAsync(target["taken.zip"]));
        await Assert.ThrowsAsync<CannotStartException>(() => BackUpAsync(paper, target["nowhere/paper.zip"]));

        await BackUpAsync(paper, target["paper.zip"]);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target["paper.zip"]));
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_paper_or_beside_one_that_runs()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        await BackUpAsync(paper, target["paper.zip"]);
        var before = SHA256.HashData(await File.ReadAllBytesAsync(paper.Data.Database));
        Assert.Contains("not empty", (await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(paper.Data, target["paper.zip"]))).Message, StringComparison.Ordinal);
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(paper.Data.Database)));

        var onlyKeys = new DataFolder(target["only-keys"]);
        Directory.CreateDirectory(onlyKeys.Keys);
        await File.WriteAllTextAsync(Path.Combine(onlyKeys.Keys, "key.xml"), "mine");
        await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(onlyKeys, target["paper.zip"]));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(onlyKeys.Keys, "key.xml")));

        var used = new DataFolder(target["used"]);
        using (DataLock.Take(used))
        {
            Assert.Contains("Another NewsSite", (await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(used, target["paper.zip"]))).Message, StringComparison.Ordinal);
        }
        await RestoreAsync(used, target["paper.zip"]); // control: once it has stopped
    }

    [Fact]
    public async Task A_restore_that_was_killed_while_it_moved_is_begun_again()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        await BackUpAsync(paper, target["paper.zip"]);
        var data = new DataFolder(target["killed"]);
        Directory.CreateDirectory(Path.Combine(data.Path, ".restoring"));
        Directory.CreateDirectory(data.Media);
        await File.WriteAllTextAsync(Path.Combine(data.Media, "half.jpg"), "half");
        await RestoreAsync(data, target["paper.zip"]);
        Assert.True(data.HasDatabase);
        Assert.False(File.Exists(Path.Combine(data.Media, "half.jpg")));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/tmp/newssite-evil")]
    [InlineData("media/../../evil")]
    [InlineData("media/..")]
    [InlineData("keys/a/b")]
    [InlineData("media\\..\\evil")]
    [InlineData(".lock")]
    public async Task An_entry_that_would_lie_elsewhere_is_refused(string name)
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        SqliteCopy.Make(paper.Data.Database, target["copy.db"]);
        await File.WriteAllTextAsync(target["evil.txt"], "evil");
        await PaperArchive.WriteAsync(target["evil.zip"], [("newssite.db", target["copy.db"]), (name, target["evil.txt"])], SqliteCheck.Counts(target["copy.db"]), paper.Clock.Now, CancellationToken.None);
        var data = new DataFolder(target["into"]);
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(data, target["evil.zip"]));
        Assert.Contains("no place in a backup", refused.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(data.Path));
    }

    [Fact]
    public async Task An_archive_of_a_newer_program_or_without_its_pictures_is_refused()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        SqliteCopy.Make(paper.Data.Database, target["copy.db"]);
        var data = new DataFolder(target["into"]);

        await PaperArchive.WriteAsync(target["bare.zip"], [("newssite.db", target["copy.db"])], SqliteCheck.Counts(target["copy.db"]), paper.Clock.Now, CancellationToken.None);
        Assert.Contains("-master.jpg is missing", (await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(data, target["bare.zip"]))).Message, StringComparison.Ordinal);

        await using (var connection = new SqliteConnection($"Data Source={target["copy.db"]};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0'); DELETE FROM MediaFiles";
            await command.ExecuteNonQueryAsync();
        }
        await PaperArchive.WriteAsync(target["newer.zip"], [("newssite.db", target["copy.db"])], SqliteCheck.Counts(target["copy.db"]), paper.Clock.Now, CancellationToken.None);
        Assert.Contains("newer NewsSite", (await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(data, target["newer.zip"]))).Message, StringComparison.Ordinal);
        Assert.Equal([".lock"], Directory.GetFileSystemEntries(data.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_paper_whose_picture_was_destroyed_is_backed_up_and_restored_without_it_or_a_word_of_it()
    {
        await using var paper = await PaperWithAPictureAsync();
        using var target = new TemporaryFolder();
        var media = await paper.ReadAsync(db => db.MediaFiles.AsNoTracking().SingleAsync());
        await paper.HireAsync("Nur", StaffRole.Editor);
        var editor = await paper.ReadAsync(db => db.StaffMembers.AsNoTracking().SingleAsync());
        await paper.DescribeAsync(media, "Words that must go");
        var article = await paper.ShowAsync(media);
        await paper.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync(article.Code, editor, CancellationToken.None));
        Assert.False(await paper.ReadAsync(db => db.PictureNotes.AnyAsync()));

        var backup = await BackUpAsync(paper, target["paper.zip"]);
        var data = new DataFolder(target["restored"]);
        await RestoreAsync(data, backup.File);
        Assert.False(Directory.Exists(data.Media) && Directory.EnumerateFiles(data.Media).Any());
    }

    internal static async Task<TestNewsroom> PaperWithAPictureAsync()
    {
        var paper = await TestNewsroom.OpenAsync();
        await paper.InScopeAsync(s => s.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(TestPictures.Jpeg()), "bridge.jpg", CancellationToken.None));
        Directory.CreateDirectory(paper.Data.Keys);
        await File.WriteAllTextAsync(Path.Combine(paper.Data.Keys, "key-1.xml"), "<key/>");
        return paper;
    }

    private static Task CommentAsync(TestNewsroom paper, long article, string text) =>
        paper.WriteAsync(db => db.Comments.Add(Comment.Write(article, null, null, text, "test", paper.Clock.Now)));

    private static Task<PaperBackup> BackUpAsync(TestNewsroom paper, string file) =>
        paper.InScopeAsync(s => s.GetRequiredService<BackUpPaper>().RunAsync(file));

    private static async Task<PaperRestored> RestoreAsync(DataFolder data, string file)
    {
        await using var services = Services(data);
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RestorePaper>().RunAsync(file);
    }

    private static ServiceProvider Services(DataFolder data) =>
        new ServiceCollection().AddLogging().AddNewsroom(data, new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();

    /// <summary>The middle of the data of one entry of each kind.</summary>
    private static List<int> Places(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        var content = File.ReadAllBytes(archive);
        return [.. zip.Entries.GroupBy(e => e.FullName.Split('/')[0]).Select(g => g.First()).Select(entry =>
        {
            var at = content.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(entry.FullName)) + entry.FullName.Length + (int)(entry.CompressedLength / 2);
            while (ReadsTheSame(content, at, entry.FullName)) at++; // among zeroes a copy from further back is the same copy
            return at;
        })];
    }

    private static bool ReadsTheSame(byte[] whole, int at, string entry)
    {
        var flipped = whole.ToArray();
        flipped[at] ^= 0x10;
        try
        {
            return Read(flipped).AsSpan().SequenceEqual(Read(whole));
        }
        catch (InvalidDataException)
        {
            return false;
        }

        byte[] Read(byte[] archive)
        {
            using var zip = new ZipArchive(new MemoryStream(archive));
            using var from = zip.GetEntry(entry)!.Open();
            using var bytes = new MemoryStream();
            from.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
