using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.Staff;
using NewsSite.TestKit;
using NewsSite.Tests.Staff;
using Xunit;

namespace NewsSite.Tests.Safety;

public sealed class PanicTests
{
    [Fact]
    public async Task A_panic_ends_sessions_and_links_and_closes_sign_in_and_comments()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        var key = (await newsroom.EnterAsync("Parwana")).SessionKey;
        var invited = Assert.IsType<AddOutcome.Added>(await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Nur", StaffRole.Editor)));

        Assert.Equal(new PanicReport(1, 1), await newsroom.ActAsync<BeginPanic, PanicReport>(act => act.RunAsync()));

        Assert.Null(await newsroom.SessionAsync(key));
        Assert.IsType<RedeemOutcome.Invalid>(await newsroom.RedeemAsync(invited.LinkCode));
        Assert.IsType<SignInOutcome.Closed>(await newsroom.SignInAsync("Parwana"));
        Assert.IsType<SubmitOutcome.Closed>(await CommentAsync(newsroom, article.Id));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Comments.CountAsync()));

        Assert.True(await newsroom.ActAsync<EndPanic, bool>(act => act.RunAsync()));
        Assert.False(await newsroom.ActAsync<EndPanic, bool>(act => act.RunAsync()));
        Assert.Null(await newsroom.SessionAsync(key)); // what ended stays ended
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.SignInAsync("Parwana")); // the controls
        Assert.IsType<SubmitOutcome.Accepted>(await CommentAsync(newsroom, article.Id));
    }

    [Fact]
    public async Task A_link_from_the_shell_lets_one_person_in_and_past_no_second_factor()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        var other = await newsroom.HireAsync("Nur");
        var stale = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.SignInAsync("Parwana"));
        await newsroom.ActAsync<BeginPanic, PanicReport>(act => act.RunAsync());
        Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(stale, await newsroom.CodeAsync(id))); // half-way in is out

        var needed = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.ByLinkAsync(id));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, await newsroom.CodeAsync(id)));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ByLinkAsync(other.Id));
    }

    private static Task<SubmitOutcome> CommentAsync(TestNewsroom newsroom, long article) =>
        newsroom.ActAsync<SubmitComment, SubmitOutcome>(act => act.RunAsync(new(article, null, "Drive carefully, all of you.", null, true), "here", CancellationToken.None));
}

internal static class PanicDesk
{
    /// <summary>The way of <c>staff reset</c>: a link, and what its page does in a panic.</summary>
    public static async Task<SignInOutcome> ByLinkAsync(this TestNewsroom newsroom, long id)
    {
        var code = await newsroom.InScopeAsync(async scope => await scope.Get<IssueLink>().RunAsync(await scope.Get<NewsDb>().StaffMembers.SingleAsync(s => s.Id == id)));
        Assert.IsType<RedeemOutcome.Done>(await newsroom.RedeemAsync(code));
        return await newsroom.ActAsync<LetIn, SignInOutcome>(act => act.AfterLinkAsync(id));
    }
}
