using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NewsSite.Model;
using NewsSite.Staff;

namespace NewsSite.Web.Operations;

/// <summary>
/// The cookie holds a key and no more; who that is, the newsroom's sessions say at each request, so that a change of
/// role or an end bites at once (P30).
/// </summary>
internal sealed class SessionTickets(IServiceScopeFactory scopes) : ITicketStore
{
    /// <summary>Sign-in has opened the session already: the ticket brings its key along.</summary>
    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        Task.FromResult(ticket.Properties.Items[StaffClaims.SessionKey] ?? throw new InvalidOperationException("A sign-in brings the key of its session."));

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Sessions>().FindAsync(key) is not { } session) return null;
        var properties = new AuthenticationProperties { IssuedUtc = session.CreatedAt, ExpiresUtc = session.CreatedAt + Session.Longest };
        return new AuthenticationTicket(StaffClaims.Of(session), properties, CookieAuthenticationDefaults.AuthenticationScheme);
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sessions>().EndAsync(key);
    }
}
