using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

/// <summary>What the tests of this room do again and again, each call in a scope of its own, as requests are.</summary>
internal static class StaffDesk
{
    public const string Password = "blue kettle, slow train, no rain";

    /// <summary>Takes someone on and lets them choose <see cref="Password"/>.</summary>
    public static async Task<StaffMember> HireAsync(this TestNewsroom newsroom, string name, StaffRole role = StaffRole.Administrator)
    {
        var added = Assert.IsType<AddOutcome.Added>(await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync(name, role)));
        return Assert.IsType<RedeemOutcome.Done>(await newsroom.RedeemAsync(added.LinkCode)).Staff;
    }

    public static Task<TResult> ActAsync<TAct, TResult>(this TestNewsroom newsroom, Func<TAct, Task<TResult>> run) where TAct : notnull =>
        newsroom.InScopeAsync(scope => run(scope.GetRequiredService<TAct>()));

    public static Task<RedeemOutcome> RedeemAsync(this TestNewsroom newsroom, string code, string password = Password, string? name = null) =>
        newsroom.ActAsync<RedeemLink, RedeemOutcome>(act => act.RunAsync(code, name, password));

    public static Task<SignInOutcome> SignInAsync(this TestNewsroom newsroom, string name, string password = Password, string address = "here", string? device = null) =>
        newsroom.ActAsync<SignIn, SignInOutcome>(act => act.RunAsync(name, password, address, device));

    public static async Task<SignInOutcome.SignedIn> EnterAsync(this TestNewsroom newsroom, string name, string? device = null) =>
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.SignInAsync(name, device: device));

    public static Task<Session?> SessionAsync(this TestNewsroom newsroom, string key) =>
        newsroom.ActAsync<Sessions, Session?>(act => act.FindAsync(key));

    public static Task<StaffChange> ChangeAsync(this TestNewsroom newsroom, string name, StaffRole? role) => newsroom.InScopeAsync(async scope =>
    {
        var whom = await scope.GetRequiredService<FindStaff>().RunAsync(name) ?? throw new InvalidOperationException(name);
        return role is { } other
            ? await scope.GetRequiredService<ChangeRole>().RunAsync(whom, other)
            : await scope.GetRequiredService<DisableStaff>().RunAsync(whom);
    });

    /// <summary>Whether the database's files hold these bytes anywhere, log included.</summary>
    public static bool FilesHold(this TestNewsroom newsroom, ReadOnlySpan<byte> wanted)
    {
        var found = false;
        foreach (var file in Directory.GetFiles(newsroom.Data.Path, "newssite.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            found |= copy.ToArray().AsSpan().IndexOf(wanted) >= 0;
        }
        return found;
    }
}
