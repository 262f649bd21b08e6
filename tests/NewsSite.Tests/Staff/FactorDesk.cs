using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Staff;

/// <summary>What the tests of second factors do again and again.</summary>
internal static class FactorDesk
{
    public static T Get<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();

    public static void Add(this IServiceCollection services, StaffRules rules) => services.AddSingleton(rules);

    /// <summary>Takes someone on who signs in, sets up an authenticator and types its first code.</summary>
    /// <returns>Their id and recovery codes. The clock has gone on by a step.</returns>
    public static async Task<(long Id, IReadOnlyList<string> Codes)> WithFactorAsync(this TestNewsroom newsroom, string name, StaffRole role = StaffRole.Administrator)
    {
        var member = await newsroom.HireAsync(name, role);
        var session = await newsroom.SessionAsync((await newsroom.EnterAsync(name)).SessionKey);
        Assert.False(session!.IsStrong);
        await newsroom.ActAsync<SetUpSecondFactor, byte[]?>(act => act.BeginAsync(member.Id));
        Assert.Null(await newsroom.ActAsync<SetUpSecondFactor, IReadOnlyList<string>?>(act => act.ConfirmAsync(member.Id, session.Id, "000000")));
        Assert.False((await newsroom.MemberAsync(member.Id)).HasSecondFactor);
        var code = await newsroom.CodeAsync(member.Id);
        var codes = await newsroom.ActAsync<SetUpSecondFactor, IReadOnlyList<string>?>(act => act.ConfirmAsync(member.Id, session.Id, code));
        newsroom.Clock.Advance(TimeSpan.FromSeconds(30));
        return (member.Id, codes!);
    }

    /// <summary>What their authenticator shows now.</summary>
    public static async Task<string> CodeAsync(this TestNewsroom newsroom, long id) =>
        AuthenticatorCodes.At((await newsroom.MemberAsync(id)).AuthenticatorKey!, AuthenticatorCodes.StepAt(newsroom.Clock.Now));

    public static Task<StaffMember> MemberAsync(this TestNewsroom newsroom, long id) => newsroom.ReadAsync(db => db.StaffMembers.AsNoTracking().SingleAsync(s => s.Id == id));

    public static Task<int> SessionsAsync(this TestNewsroom newsroom) => newsroom.ReadAsync(db => db.Sessions.CountAsync());

    public static Task<SignInOutcome> ConfirmAsync(this TestNewsroom newsroom, SignInOutcome.CodeNeeded needed, string typed) =>
        newsroom.ActAsync<ConfirmSignIn, SignInOutcome>(act => act.RunAsync(needed.Id, needed.Stamp, typed, null));
}
