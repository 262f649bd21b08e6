using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.TestKit;

namespace NewsSite.Tests.Comments;

/// <summary>What readers do, each time with services of its own as a request has.</summary>
internal static class Readers
{
    public const string Words = "May she rest in peace; we shall miss her.";

    public static Task<TestNewsroom> OpenAsync(Moderation moderation = Moderation.FirstTime, int perMinute = 60) =>
        TestNewsroom.OpenAsync(services => services.AddSingleton(new CommentSettings(moderation, perMinute)));

    public static Task<SubmitOutcome> SendAsync(
        this TestNewsroom newsroom, Article article, string? text = Words, string? name = null, long? replyTo = null, bool receipt = true, string from = "one") =>
        newsroom.InScopeAsync(async scope => await scope.GetRequiredService<SubmitComment>()
            .RunAsync(new NewComment(article.Id, name, text, replyTo, receipt, await scope.GetRequiredService<FormStamps>().OfAsync(article.Id, CancellationToken.None)), from, CancellationToken.None));

    /// <summary>Sends a form as it is, with whatever stands in its hidden fields.</summary>
    public static Task<SubmitOutcome> SendFormAsync(this TestNewsroom newsroom, NewComment form, string from = "one") =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<SubmitComment>().RunAsync(form, from, CancellationToken.None));

    /// <summary>Sends what the test knows to be accepted.</summary>
    public static async Task<SubmitOutcome.Accepted> PostAsync(
        this TestNewsroom newsroom, Article article, string? text = Words, string? name = null, long? replyTo = null, bool receipt = true, string from = "one") =>
        Xunit.Assert.IsType<SubmitOutcome.Accepted>(await newsroom.SendAsync(article, text, name, replyTo, receipt, from));

    public static Task<bool> WithdrawAsync(this TestNewsroom newsroom, string code) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<WithdrawComment>().RunAsync(code, CancellationToken.None));

    public static Task<List<Comment>> CommentsAsync(this TestNewsroom newsroom) => newsroom.ReadAsync(db => db.Comments.OldestFirst().ToListAsync());

    public static Task DecideAsync(this TestNewsroom newsroom, long id, Action<Comment> decision) =>
        newsroom.WriteAsync(db => decision(db.Comments.Single(c => c.Id == id)));

    /// <summary>All bytes that the database has on the disk, as Latin-1: a text of ASCII letters is found in it.</summary>
    public static string OnDisk(this TestNewsroom newsroom)
    {
        var bytes = Directory.GetFiles(newsroom.Data.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        });
        return System.Text.Encoding.Latin1.GetString([.. bytes]);
    }
}
