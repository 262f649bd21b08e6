using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Account;

/// <summary>What concerns oneself alone: the name, the password, where one is signed in, and the ways in.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, RenameStaff rename, ChangePassword change, Sessions sessions, TimeProvider clock) : PageModel, IDeskPage
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<Session> Open { get; private set; } = [];
    public int Passkeys { get; private set; }
    public int RecoveryCodes { get; private set; }
    public Refusal? Fault { get; private set; }
    public string? TypedName { get; private set; }

    /// <summary>What was done a moment ago: <c>name</c>, <c>password</c>, <c>session</c>.</summary>
    public string? Done { get; private set; }
    public long SessionId => User.StaffSessionId();

    public bool IsFor(StaffMember staff) => staff.IsActive;
    public bool IsOpenInPanic => true;

    public async Task OnGetAsync(string? done, CancellationToken stopping)
    {
        Done = done is "name" or "password" or "session" ? done : null;
        await ShowAsync(stopping);
    }

    /// <param name="act"><c>name</c>, <c>password</c>, <c>end</c> of one session, <c>end-all</c> of all, this one too.</param>
    /// <param name="name">As it was typed.</param>
    /// <param name="current">The password that they have.</param>
    /// <param name="password">The one that they want.</param>
    /// <param name="session">Its id.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? act, string? name, string? current, string? password, long session, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        var me = desk.Me.Id;
        switch (act)
        {
            case "name":
                (TypedName, Fault) = (name, await rename.RunAsync(me, name, stopping));
                break;
            case "password":
                Fault = await change.RunAsync(me, SessionId, current ?? "", password ?? "", stopping);
                break;
            case "end":
                await sessions.EndAsync(me, session, stopping);
                if (session == SessionId) return this.SeeOther(DeskAddress.SignIn(here));
                return this.SeeOther("/admin/account?done=session");
            case "end-all":
                await sessions.EndAllAsync(me, stopping);
                return this.SeeOther(DeskAddress.SignIn(here));
            default:
                return BadRequest();
        }
        if (Fault is null) return this.SeeOther($"/admin/account?done={act}");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(stopping);
        return Page();
    }

    /// <summary>The sentence for a field that was refused; null where it was not.</summary>
    public string? FaultOf(string field) => Fault?.Field == field ? here.Words.Format(Fault.WordKey, Fault.Value is int number ? here.Dates.Number(number) : Fault.Value) : null;

    private async Task ShowAsync(CancellationToken stopping)
    {
        head.Title = here.Words["desk.account"];
        var me = desk.Me.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Sessions.AsNoTracking().Include(s => s.StaffMember).Where(s => s.StaffMemberId == me).OrderByDescending(s => s.Id).ToListAsync(stopping);
        Open = open.FindAll(s => s.IsValid(now));
        Passkeys = await db.Passkeys.CountAsync(p => p.UserId == me, stopping);
        RecoveryCodes = await db.RecoveryCodes.CountAsync(c => c.StaffMemberId == me, stopping);
    }
}
