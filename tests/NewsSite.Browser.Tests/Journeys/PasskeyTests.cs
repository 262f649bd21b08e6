using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>P29, with an authenticator that the browser plays.</summary>
[Collection(Papers.Writing)]
public sealed class PasskeyTests(OpenPaper paper)
{
    private const string Add = "form[data-makes]";
    private const string SignIn = "form[data-passkey]";

    [Fact]
    public async Task A_passkey_is_added_opens_the_desk_and_opens_it_no_more_once_it_is_revoked()
    {
        await using var visit = await paper.VisitAsync();
        var device = await PhoneAsync(visit);
        await SignInHereAsync(visit, "Hosai");
        await AddAsync(visit, "my phone 📱");
        Assert.Equal("my phone 📱", await visit.Page.Locator("h3").InnerTextAsync());

        await LeaveAsync(visit);
        await visit.Page.ClickAsync($"{SignIn} button");
        await visit.Page.WaitForURLAsync("**/admin");
        Assert.StartsWith("Hosai", await visit.Page.Locator(".who").InnerTextAsync(), StringComparison.Ordinal);

        await visit.GoAsync(Here("/admin/account/passkeys"));
        await visit.Page.ClickAsync("summary");
        await visit.Page.FillAsync("details input[type=password]", "not the password at all");
        await visit.Page.ClickAsync("details button");
        Assert.Equal("This is not your password.", await visit.Page.Locator("main [role=alert]").First.InnerTextAsync()); // a stranger at an open desk
        await visit.Page.ClickAsync("summary");
        await visit.Page.FillAsync("details input[type=password]", AtTheDesk.Password);
        await visit.Page.ClickAsync("details button");
        Assert.Equal(0, await visit.Page.Locator("h3").CountAsync());

        await LeaveAsync(visit);
        await visit.Page.ClickAsync($"{SignIn} button");
        await visit.Page.WaitForURLAsync("**/account/passkey");
        Assert.Equal("This passkey does not open the desk.", await visit.Page.Locator("[role=alert]").InnerTextAsync());
        Assert.Equal(1, await CredentialsAsync(device));
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task An_answer_that_is_sent_again_or_comes_from_a_copy_of_the_device_is_refused()
    {
        await using var visit = await paper.VisitAsync();
        var device = await PhoneAsync(visit);
        await SignInHereAsync(visit, "Latifa");
        await AddAsync(visit, "key");
        await LeaveAsync(visit);

        // What is sent is watched, and sent again with the page's own token by a browser that is signed out.
        string? sent = null;
        visit.Page.Request += (_, request) => sent = request is { Method: "POST" } && request.Url.EndsWith("/account/passkey", StringComparison.Ordinal) ? request.PostData : sent;
        await visit.Page.ClickAsync($"{SignIn} button");
        await visit.Page.WaitForURLAsync("**/admin");
        await LeaveAsync(visit);
        await paper.Site.WriteAsync(async db => // as of a device that does not count, which many do not
        {
            foreach (var passkey in await db.Passkeys.ToListAsync()) passkey.Data.SignCount = 0;
        });
        var again = await AnswerAsync(visit, sent!);
        Assert.Equal(422, again);

        // Control: the device itself opens the desk again; a copy of it, which counts less far, does not.
        await visit.Page.ClickAsync($"{SignIn} button");
        await visit.Page.WaitForURLAsync("**/admin");
        await LeaveAsync(visit);
        await CopyAsync(device);
        await visit.Page.ClickAsync($"{SignIn} button");
        await visit.Page.WaitForURLAsync("**/account/passkey");
    }

    [Fact]
    public async Task Without_script_there_is_no_button_that_does_nothing()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync(Here("/account/sign-in"));
        Assert.False(await visit.Page.Locator(SignIn).IsVisibleAsync());
        await SignInHereAsync(visit, "Wahida");
        await visit.GoAsync(Here("/admin/account/passkeys"));
        Assert.False(await visit.Page.Locator(Add).IsVisibleAsync());
        Assert.True(await visit.Page.Locator("[data-without]").IsVisibleAsync());
    }

    [Fact]
    public async Task A_device_that_has_no_passkey_says_so_on_the_page()
    {
        await using var visit = await paper.VisitAsync();
        await PhoneAsync(visit);
        await visit.GoAsync(Here("/account/sign-in"));
        await visit.Page.ClickAsync($"{SignIn} button");
        await visit.Page.Locator($"{SignIn} .fault").WaitForAsync();
        Assert.StartsWith("No passkey was shown", await visit.Page.Locator($"{SignIn} .fault").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await visit.Page.Locator($"{SignIn} button").IsEnabledAsync());
    }

    /// <summary>Passkeys belong to a name: to localhost, and not to the number of this machine.</summary>
    private string Here(string path) => new UriBuilder(new Uri(paper.Site.Address, path)) { Host = "localhost" }.ToString();

    private async Task SignInHereAsync(Visit visit, string name)
    {
        await visit.GoAsync(Here(await paper.InviteAsync(name, StaffRole.Editor)));
        await visit.ChoosePasswordAsync(name);
    }

    private async Task AddAsync(Visit visit, string name)
    {
        await visit.GoAsync(Here("/admin/account/passkeys"));
        await visit.Page.FillAsync($"{Add} #name", name);
        await visit.Page.FillAsync($"{Add} #current", AtTheDesk.Password);
        await visit.Page.ClickAsync($"{Add} button");
        await visit.Page.WaitForURLAsync("**/admin/account/passkeys?done=passkey-added");
    }

    private async Task LeaveAsync(Visit visit)
    {
        await visit.Page.ClickAsync(".bar form button");
        await visit.GoAsync(Here("/account/sign-in"));
    }

    private static Task<int> AnswerAsync(Visit visit, string sent) => visit.Page.EvaluateAsync<int>("""
        async sent => {
          const body = new URLSearchParams(sent);
          body.set('__RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]').value);
          return (await fetch('/account/passkey', { method: 'POST', body })).status;
        }
        """, sent);

    /// <summary>A phone that holds passkeys and knows its owner's finger.</summary>
    private static async Task<(ICDPSession Session, string Id)> PhoneAsync(Visit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task<int> CredentialsAsync((ICDPSession Session, string Id) phone) =>
        (await ReadAsync(phone)).GetArrayLength();

    /// <summary>Puts the passkey back as it was when it had been shown to nobody.</summary>
    private static async Task CopyAsync((ICDPSession Session, string Id) phone)
    {
        var credential = (await ReadAsync(phone))[0];
        var copy = credential.EnumerateObject().Where(p => p.Name is "credentialId" or "isResidentCredential" or "rpId" or "privateKey" or "userHandle")
            .ToDictionary(p => p.Name, p => (object)p.Value);
        copy["signCount"] = 1;
        await phone.Session.SendAsync("WebAuthn.removeCredential", new() { ["authenticatorId"] = phone.Id, ["credentialId"] = credential.GetProperty("credentialId").GetString()! });
        await phone.Session.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = phone.Id, ["credential"] = copy });
    }

    private static async Task<System.Text.Json.JsonElement> ReadAsync((ICDPSession Session, string Id) phone) =>
        (await phone.Session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = phone.Id }))!.Value.GetProperty("credentials");
}
