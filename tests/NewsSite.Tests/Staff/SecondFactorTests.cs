using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

/// <summary>P31: the second factor, and that no way in leads past it.</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public async Task A_password_alone_opens_nothing_where_a_second_factor_is_in_force()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        var before = await newsroom.SessionsAsync();
        var needed = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.SignInAsync("Parwana"));
        Assert.Equal(before, await newsroom.SessionsAsync());

        Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(needed, "000000"));
        Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(needed with { Stamp = "" }, await newsroom.CodeAsync(id)));
        var signedIn = Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, await newsroom.CodeAsync(id)));
        Assert.True((await newsroom.SessionAsync(signedIn.SessionKey))!.IsStrong);
    }

    [Fact]
    public async Task A_code_works_once_and_typed_on_any_keyboard()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        var needed = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.SignInAsync("Parwana"));
        var code = await newsroom.CodeAsync(id);
        var persian = string.Concat(code.Select(c => (char)('۰' + (c - '0'))));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, persian));
        Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(needed, code)); // seen over a shoulder
        newsroom.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, await newsroom.CodeAsync(id))); // control: the next one
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_only_its_digest_is_kept()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, codes) = await newsroom.WithFactorAsync("Parwana");
        Assert.Equal(RecoveryCode.Count, codes.Distinct().Count());
        Assert.False(newsroom.FilesHold(System.Text.Encoding.UTF8.GetBytes(codes[0])));
        Assert.False(newsroom.FilesHold(System.Text.Encoding.UTF8.GetBytes(codes[0].Replace("-", ""))));
        var needed = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.SignInAsync("Parwana"));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, codes[0]));
        Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(needed, codes[0]));
        var arabic = string.Concat(codes[1].Select(c => c == '-' ? ' ' : (char)('٠' + (c - '0'))));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, arabic));
        Assert.Equal(RecoveryCode.Count - 2, await newsroom.ReadAsync(db => db.RecoveryCodes.CountAsync(c => c.StaffMemberId == id)));
    }

    [Fact]
    public async Task Guessing_codes_stops()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        newsroom.Clock.Advance(GuessLimits.Window); // setting it up took a wrong code
        var needed = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.SignInAsync("Parwana"));
        for (var i = 0; i < GuessLimits.PerAccount; i++) Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(needed, "000000"));
        Assert.IsType<SignInOutcome.TooMany>(await newsroom.ConfirmAsync(needed, await newsroom.CodeAsync(id)));
        newsroom.Clock.Advance(GuessLimits.Window);
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.ConfirmAsync(needed, await newsroom.CodeAsync(id)));
    }

    [Fact]
    public async Task A_link_for_a_new_password_leads_past_no_second_factor_and_one_for_a_lost_factor_takes_it_away()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        foreach (var drops in new[] { false, true })
        {
            var code = await newsroom.InScopeAsync(async scope =>
                await scope.Get<IssueLink>().RunAsync(await scope.Get<NewsDb>().StaffMembers.SingleAsync(s => s.Id == id), drops));
            Assert.True((await newsroom.MemberAsync(id)).HasSecondFactor); // until it is used
            Assert.IsType<RedeemOutcome.Done>(await newsroom.RedeemAsync(code));
            Assert.Equal(!drops, (await newsroom.MemberAsync(id)).HasSecondFactor);
            Assert.IsType(drops ? typeof(SignInOutcome.SignedIn) : typeof(SignInOutcome.CodeNeeded), await newsroom.SignInAsync("Parwana"));
            Assert.IsType(drops ? typeof(SignInOutcome.SignedIn) : typeof(SignInOutcome.CodeNeeded), await newsroom.ActAsync<LetIn, SignInOutcome>(act => act.AfterLinkAsync(id)));
        }
        Assert.Equal(0, await newsroom.ReadAsync(db => db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task Who_changes_their_password_between_the_two_questions_begins_anew()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        var needed = Assert.IsType<SignInOutcome.CodeNeeded>(await newsroom.SignInAsync("Parwana"));
        Assert.Null(await newsroom.ActAsync<ChangePassword, Refusal?>(act => act.RunAsync(id, 0, StaffDesk.Password, "another kettle, a slower train")));
        Assert.IsType<SignInOutcome.Wrong>(await newsroom.ConfirmAsync(needed, await newsroom.CodeAsync(id)));
    }

    [Fact]
    public async Task What_the_paper_demands_is_not_dropped()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.Add(new StaffRules(SecondFactorRule.Required)));
        var (id, _) = await newsroom.WithFactorAsync("Parwana");
        Assert.False(await newsroom.ActAsync<SetUpSecondFactor, bool>(act => act.DropAsync(id)));
        Assert.True((await newsroom.MemberAsync(id)).HasSecondFactor);
        var (reporter, _) = await newsroom.WithFactorAsync("Zahra", StaffRole.Reporter); // control: nobody demands it of a reporter
        Assert.True(await newsroom.ActAsync<SetUpSecondFactor, bool>(act => act.DropAsync(reporter)));
    }

    [Theory]
    [InlineData(StaffRole.Reporter, false)]
    [InlineData(StaffRole.Moderator, false)]
    [InlineData(StaffRole.Editor, true)]
    [InlineData(StaffRole.Administrator, true)]
    public void The_setting_means_editors_and_administrators(StaffRole role, bool isDemanded)
    {
        Assert.Equal(isDemanded, new StaffRules(SecondFactorRule.Required).DemandOf(new StaffMember { Role = role }));
        Assert.False(new StaffRules().DemandOf(new StaffMember { Role = role }));
    }
}
