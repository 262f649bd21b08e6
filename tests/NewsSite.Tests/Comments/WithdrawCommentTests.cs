using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Tests.Comments;

public sealed class WithdrawCommentTests
{
    [Fact]
    public async Task One_of_two_writers_takes_a_copy_back_and_the_comment_stays()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article);
        var second = await newsroom.PostAsync(article);

        Assert.True(await newsroom.WithdrawAsync(first.Receipt!));
        Assert.False(await newsroom.WithdrawAsync(first.Receipt!)); // once
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((1, CommentState.Published, Readers.Words), (comment.Copies, comment.State, comment.Text));

        Assert.True(await newsroom.WithdrawAsync(second.Receipt!));
        comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((0, CommentState.Withdrawn, "", null), (comment.Copies, comment.State, comment.Text, comment.Name));
    }

    [Fact]
    public async Task A_copy_of_a_writer_without_a_receipt_stays()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article);
        await newsroom.PostAsync(article, receipt: false);
        Assert.True(await newsroom.WithdrawAsync(first.Receipt!));
        Assert.Equal(Readers.Words, Assert.Single(await newsroom.CommentsAsync()).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a code")]
    [InlineData("00000-00000-00000-00000-00000")]
    public async Task Nobody_withdraws_without_the_code(string code)
    {
        await using var newsroom = await Readers.OpenAsync();
        await newsroom.PostAsync(await newsroom.FileAsync("Snow"));
        Assert.False(await newsroom.WithdrawAsync(code));
        Assert.Equal(1, Assert.Single(await newsroom.CommentsAsync()).Copies);
    }

    [Fact]
    public async Task With_the_last_copy_text_and_name_are_gone_from_the_disk()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var text = "canary-text " + string.Concat(Enumerable.Repeat("بیش از یک صفحه ", 195)) + "canary-end"; // two bytes a letter
        var sent = await newsroom.PostAsync(article, text, "CanaryName");
        await newsroom.PostAsync(article, "A neighbour's words.");
        Assert.All(["canary-text", "canary-end", "CanaryName"], word => Assert.Contains(word, newsroom.OnDisk(), StringComparison.Ordinal));
        var copy = Path.Combine(newsroom.Data.Path, "..", $"{Path.GetFileName(newsroom.Data.Path)}-control.db");
        SqliteCopy.Make(newsroom.Data.Database, copy);

        Assert.True(await newsroom.WithdrawAsync(sent.Receipt!));
        Assert.All(["canary-text", "canary-end", "CanaryName"], word => Assert.DoesNotContain(word, newsroom.OnDisk(), StringComparison.Ordinal));
        Assert.Contains("A neighbour's words.", newsroom.OnDisk(), StringComparison.Ordinal);

        // Control: a connection without secure_delete leaves the words in the file.
        try
        {
            await using (var careless = new SqliteConnection($"Data Source={copy};Pooling=False"))
            {
                await careless.OpenAsync();
                await using var command = careless.CreateCommand();
                command.CommandText = "PRAGMA secure_delete = OFF; UPDATE Comments SET Text = '', Name = NULL WHERE Text LIKE 'canary%'";
                await command.ExecuteNonQueryAsync();
            }
            Assert.Contains("canary-end", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(copy)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [Fact]
    public async Task The_log_is_emptied_as_soon_as_a_reader_lets_go_of_it()
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), "canary-text that a reader holds");
        await using var reader = new SqliteConnection($"Data Source={newsroom.Data.Database};Mode=ReadOnly;Pooling=False");
        await reader.OpenAsync();
        var reading = reader.BeginTransaction(deferred: true);
        await using (var command = reader.CreateCommand())
        {
            command.Transaction = reading;
            command.CommandText = "SELECT count(*) FROM Comments";
            await command.ExecuteScalarAsync();
        }
        var withdrawing = Task.Run(() => newsroom.WithdrawAsync(sent.Receipt!));
        await Task.Delay(500);
        Assert.False(withdrawing.IsCompleted);
        Assert.Contains("canary-text", newsroom.OnDisk(), StringComparison.Ordinal);
        await reading.DisposeAsync();
        Assert.True(await withdrawing);
        Assert.DoesNotContain("canary-text", newsroom.OnDisk(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_cannot_approve_what_its_writer_has_just_taken_back()
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"));
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            var comment = await db.Comments.SingleAsync();
            await newsroom.WithdrawAsync(sent.Receipt!);
            comment.Approve(newsroom.Clock.Now);
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
        Assert.Equal(CommentState.Withdrawn, Assert.Single(await newsroom.CommentsAsync()).State);
    }
}
