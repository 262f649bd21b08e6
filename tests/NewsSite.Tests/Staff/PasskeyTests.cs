using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

/// <summary>What becomes of a passkey once its answer has been verified; that it is, a browser shows elsewhere.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task A_passkey_opens_a_strong_session_and_is_counted()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var member = await AddAsync(newsroom, "Parwana", 1);
        var signedIn = Assert.IsType<SignInOutcome.SignedIn>(await ShowAsync(newsroom, member, 1, count: 5));
        Assert.True((await newsroom.SessionAsync(signedIn.SessionKey))!.IsStrong);
        Assert.IsType<SignInOutcome.Wrong>(await ShowAsync(newsroom, member, 1, count: 5)); // a copy, or the same answer in parallel
        Assert.IsType<SignInOutcome.SignedIn>(await ShowAsync(newsroom, member, 1, count: 6));
    }

    [Fact]
    public async Task Wrong_passkeys_lock_no_password_out_and_a_panic_closes_this_way_too()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var member = await AddAsync(newsroom, "Parwana", 1);
        for (var i = 0; i < GuessLimits.PerAddress; i++) Assert.IsType<SignInOutcome.Wrong>(await ShowAsync(newsroom, null, 1, 0));
        Assert.IsType<SignInOutcome.TooMany>(await ShowAsync(newsroom, member, 1, 9));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.SignInAsync("Parwana"));
        newsroom.Clock.Advance(GuessLimits.Window);
        Assert.IsType<SignInOutcome.SignedIn>(await ShowAsync(newsroom, member, 1, 10)); // control
        await newsroom.ActAsync<BeginPanic, PanicReport>(act => act.RunAsync());
        Assert.IsType<SignInOutcome.Closed>(await ShowAsync(newsroom, await newsroom.MemberAsync(member.Id), 1, 11));
    }

    [Fact]
    public async Task Who_is_disabled_or_has_revoked_it_stays_out_and_nobody_revokes_anothers()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var (parwana, nur) = (await AddAsync(newsroom, "Parwana", 1), await AddAsync(newsroom, "Nur", 2));
        await RevokeAsync(newsroom, nur.Id, 1);
        Assert.IsType<SignInOutcome.SignedIn>(await ShowAsync(newsroom, parwana, 1, 1));
        Assert.True(await RevokeAsync(newsroom, parwana.Id, 1));
        Assert.IsType<SignInOutcome.Wrong>(await ShowAsync(newsroom, parwana, 1, 2));
        await newsroom.ChangeAsync("Nur", null);
        Assert.IsType<SignInOutcome.Wrong>(await ShowAsync(newsroom, nur, 2, 1));
    }

    [Fact]
    public async Task Where_more_than_a_password_is_demanded_a_passkey_is_enough_and_the_last_one_stays()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.Add(new StaffRules(SecondFactorRule.Required)));
        var member = await AddAsync(newsroom, "Parwana", 1);
        Assert.IsType<SignInOutcome.PasskeyNeeded>(await newsroom.SignInAsync("Parwana")); // P31: the password alone is no way round it
        Assert.False(await RevokeAsync(newsroom, member.Id, 1));
        var session = await newsroom.SessionAsync(Assert.IsType<SignInOutcome.SignedIn>(await ShowAsync(newsroom, member, 1, 1)).SessionKey);
        Assert.True(await AddAsync(newsroom, member.Id, session!.Id, 2));
        Assert.True(await RevokeAsync(newsroom, member.Id, 1)); // control: another one is left
    }

    [Fact]
    public async Task Who_came_in_by_password_before_it_was_demanded_adds_no_way_in_beside_those_that_there_are()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.Add(new StaffRules(SecondFactorRule.Required)));
        var member = await newsroom.HireAsync("Parwana");
        var session = await newsroom.SessionAsync((await newsroom.EnterAsync("Parwana")).SessionKey);
        Assert.True(await AddAsync(newsroom, member.Id, session!.Id, 1)); // the first one is what the paper asks for
        await newsroom.WriteAsync(db => db.Sessions.Single().IsStrong = false);
        Assert.False(await AddAsync(newsroom, member.Id, session.Id, 2));
        await newsroom.ActAsync<SetUpSecondFactor, byte[]?>(act => act.BeginAsync(member.Id));
        var code = await newsroom.CodeAsync(member.Id);
        Assert.Null(await newsroom.ActAsync<SetUpSecondFactor, IReadOnlyList<string>?>(act => act.ConfirmAsync(member.Id, session.Id, code)));
        Assert.False((await newsroom.MemberAsync(member.Id)).HasSecondFactor);
    }

    [Fact]
    public async Task It_keeps_no_word_of_the_device_and_a_name_that_is_too_long_is_refused()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var member = await AddAsync(newsroom, "Parwana", 1);
        var kept = await newsroom.ReadAsync(db => db.Passkeys.AsNoTracking().SingleAsync());
        Assert.Equal(("my phone", 0, 0), (kept.Data.Name, kept.Data.AttestationObject.Length, kept.Data.ClientDataJson.Length));
        var session = await newsroom.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());
        Assert.False(await AddAsync(newsroom, member.Id, session, 2, new string('x', AddPasskey.MaxNameLength + 1)));
        Assert.False(await AddAsync(newsroom, member.Id, session, 1)); // it is known already
        Assert.True(await AddAsync(newsroom, member.Id, session, 2)); // control
    }

    private static async Task<StaffMember> AddAsync(TestNewsroom newsroom, string name, byte credential)
    {
        var member = await newsroom.HireAsync(name);
        var session = await newsroom.SessionAsync((await newsroom.EnterAsync(name)).SessionKey);
        Assert.True(await AddAsync(newsroom, member.Id, session!.Id, credential));
        return await newsroom.MemberAsync(member.Id);
    }

    private static Task<bool> AddAsync(TestNewsroom newsroom, long id, long session, byte credential, string name = " my \u202e phone ") =>
        newsroom.ActAsync<AddPasskey, bool>(act => act.RunAsync(id, session, name, Of(credential, 0)));

    private static Task<bool> RevokeAsync(TestNewsroom newsroom, long id, byte credential) =>
        newsroom.ActAsync<RevokePasskey, bool>(act => act.RunAsync(id, [credential]));

    private static Task<SignInOutcome> ShowAsync(TestNewsroom newsroom, StaffMember? whose, byte credential, uint count) =>
        newsroom.ActAsync<SignInWithPasskey, SignInOutcome>(act => act.RunAsync(() => Task.FromResult(whose is null ? null : new ShownPasskey(whose, Of(credential, count))), "here", null));

    private static UserPasskeyInfo Of(byte credential, uint count) => new([credential], [1, 2, 3], DateTimeOffset.UnixEpoch, count, ["internal"], true, false, false, [9], [9]);
}
