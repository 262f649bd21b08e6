using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Staff;

public sealed class RedeemLinkTests
{
    [Fact]
    public async Task The_first_administrator_chooses_a_name_and_the_link_works_once_for_twenty_at_once()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var code = await newsroom.ActAsync<FirstAdministrator, string?>(act => act.RunAsync());
        Assert.Null((await newsroom.ActAsync<RedeemLink, OpenLink?>(act => act.FindAsync(code!)))!.Whom);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => newsroom.RedeemAsync(code!, name: $"Boss {i}"))));

        var done = Assert.IsType<RedeemOutcome.Done>(Assert.Single(outcomes, o => o is not RedeemOutcome.Invalid));
        Assert.Equal(StaffRole.Administrator, done.Staff.Role);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.StaffMembers.CountAsync()));
        await newsroom.EnterAsync(done.Staff.UserName!);
        Assert.Null(await newsroom.ActAsync<FirstAdministrator, string?>(act => act.RunAsync()));
    }

    [Fact]
    public async Task A_reset_works_once_for_twenty_at_once()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var boss = await newsroom.HireAsync("Parwana");
        var code = await newsroom.ActAsync<IssueLink, string>(act => act.RunAsync(boss));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () => (Number: i, Outcome: await newsroom.RedeemAsync(code, $"{StaffDesk.Password} {i}")))));

        var (number, _) = Assert.Single(outcomes, o => o.Outcome is RedeemOutcome.Done);
        Assert.Equal(19, outcomes.Count(o => o.Outcome is RedeemOutcome.Invalid));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.SignInAsync("Parwana", $"{StaffDesk.Password} {number}"));
    }

    [Fact]
    public async Task The_first_administrators_link_is_dead_once_there_is_an_administrator()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var code = await newsroom.ActAsync<FirstAdministrator, string?>(act => act.RunAsync());

        await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Nur", StaffRole.Editor));
        Assert.NotNull(await newsroom.ActAsync<RedeemLink, OpenLink?>(act => act.FindAsync(code!))); // control: an editor does not end it

        await newsroom.HireAsync("Parwana");
        Assert.Null(await newsroom.ActAsync<RedeemLink, OpenLink?>(act => act.FindAsync(code!)));
        Assert.IsType<RedeemOutcome.Invalid>(await newsroom.RedeemAsync(code!, name: "Intruder"));
        Assert.Null(await newsroom.ActAsync<FindStaff, StaffMember?>(act => act.RunAsync("Intruder")));
    }

    [Fact]
    public async Task A_link_lasts_a_day_and_a_newer_one_ends_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var first = await newsroom.ActAsync<FirstAdministrator, string?>(act => act.RunAsync());
        var second = await newsroom.ActAsync<FirstAdministrator, string?>(act => act.RunAsync());
        Assert.Null(await newsroom.ActAsync<RedeemLink, OpenLink?>(act => act.FindAsync(first!)));

        newsroom.Clock.Advance(SignInLink.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await newsroom.ActAsync<RedeemLink, OpenLink?>(act => act.FindAsync(second!)));
        newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<RedeemOutcome.Invalid>(await newsroom.RedeemAsync(second!, name: "Parwana"));
        Assert.IsType<RedeemOutcome.Invalid>(await newsroom.RedeemAsync("no code at all", name: "Parwana"));
    }

    [Fact]
    public async Task What_is_refused_leaves_the_link_working()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var code = await newsroom.ActAsync<FirstAdministrator, string?>(act => act.RunAsync());

        var refused = Assert.IsType<RedeemOutcome.Refused>(await newsroom.RedeemAsync(code!, "short", name: "x"));
        Assert.Equal([("name", "staff.name-too-short"), ("password", "password.too-short")], refused.Faults.Select(f => (f.Field, f.WordKey)));
        refused = Assert.IsType<RedeemOutcome.Refused>(await newsroom.RedeemAsync(code!, "Parwana Rahimi 12", name: "Parwana Rahimi"));
        Assert.Equal("password.name", Assert.Single(refused.Faults).WordKey);
        await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Nur", StaffRole.Editor));
        refused = Assert.IsType<RedeemOutcome.Refused>(await newsroom.RedeemAsync(code!, name: "nur"));
        Assert.Equal("staff.name-taken", Assert.Single(refused.Faults).WordKey);

        Assert.IsType<RedeemOutcome.Done>(await newsroom.RedeemAsync(code!, name: "Parwana Rahimi"));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_of_that_person_and_of_nobody_else()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var boss = await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur", StaffRole.Editor);
        var (hers, his) = ((await newsroom.EnterAsync("Parwana")).SessionKey, (await newsroom.EnterAsync("Nur")).SessionKey);
        var code = await newsroom.ActAsync<IssueLink, string>(act => act.RunAsync(boss));
        Assert.NotNull(await newsroom.SessionAsync(hers)); // a link alone ends nothing

        Assert.IsType<RedeemOutcome.Done>(await newsroom.RedeemAsync(code, "seven spoons of plum jam"));

        Assert.Null(await newsroom.SessionAsync(hers));
        Assert.NotNull(await newsroom.SessionAsync(his));
        Assert.IsType<SignInOutcome.Wrong>(await newsroom.SignInAsync("Parwana"));
    }

    [Fact]
    public async Task Whoever_left_gets_no_link_and_the_one_they_had_is_dead()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var added = (AddOutcome.Added)await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Nur", StaffRole.Editor));
        Assert.Equal(StaffChange.Done, await newsroom.ChangeAsync("Nur", null));

        Assert.IsType<RedeemOutcome.Invalid>(await newsroom.RedeemAsync(added.LinkCode));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => newsroom.ActAsync<IssueLink, string>(act => act.RunAsync(added.Staff)));
        Assert.Equal("staff.disabled", refused.WordKey);
    }

    [Fact]
    public async Task The_files_hold_neither_codes_nor_keys_nor_passwords()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var boss = await newsroom.HireAsync("Parwana");
        var code = await newsroom.ActAsync<IssueLink, string>(act => act.RunAsync(boss));
        var entered = await newsroom.EnterAsync("Parwana");

        foreach (var secret in new[] { code, entered.SessionKey, entered.Device, StaffDesk.Password })
            Assert.False(newsroom.FilesHold(Encoding.UTF8.GetBytes(secret)), secret);

        // Control: what is stored is found.
        Assert.True(newsroom.FilesHold("PARWANA"u8));
        Assert.True(newsroom.FilesHold(Digest.Of(code)));
        Assert.True(newsroom.FilesHold(Digest.Of(entered.SessionKey)));
    }
}
