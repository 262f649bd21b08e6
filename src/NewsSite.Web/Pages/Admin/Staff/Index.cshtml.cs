using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Staff;

/// <summary>Who works for the paper: taken on, given another role, let go and taken back, and helped in again. A link is shown once, in the answer to the form.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, StaffActs acts, RedeemLink links, LinkMail mail, SiteAddress site, ILogger<IndexModel> log) : PageModel, IDeskPage
{
    public IReadOnlyList<StaffRow> Rows { get; private set; } = [];

    /// <summary>Whom the last act concerned.</summary>
    public string? Whom { get; private set; }

    /// <summary>The address to hand over; null where none was made.</summary>
    public string? Link => LinkCode is { } code ? site.Of($"account/link/{code}") : null;
    public string? LinkCode { get; private set; }

    /// <summary>Whether the paper can mail it.</summary>
    public bool IsMailOn => mail.IsOn;

    /// <summary>The mailbox to which it was to be mailed, as it was typed; it is kept nowhere.</summary>
    public string? To { get; private set; }
    public bool IsMailed { get; private set; }
    public bool IsDone { get; private set; }
    public string? Fault { get; private set; }
    public string? TypedName { get; private set; }
    public StaffRole TypedRole { get; private set; } = StaffRole.Reporter;

    public bool IsFor(StaffMember staff) => staff.MayManageStaff;

    public bool IsMe(StaffRow row) => row.Id == desk.Me.Id;

    public async Task OnGetAsync(string? done, CancellationToken stopping)
    {
        IsDone = done is not null;
        await ShowAsync(stopping);
    }

    /// <param name="act"><c>add</c> with a name and a role; <c>mail</c> with a link and a mailbox; of a member <c>role</c>, <c>disable</c>, <c>enable</c>, <c>link</c>, <c>factor-link</c>.</param>
    /// <param name="id">Of the member.</param>
    /// <param name="name">As it was typed.</param>
    /// <param name="role">What they become.</param>
    /// <param name="code">Of the link that was made just now.</param>
    /// <param name="to">The mailbox.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? act, long? id, string? name, StaffRole role, string? code, string? to, CancellationToken stopping)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(role)) return BadRequest();
        if (act == "mail") return await MailAsync(code, to, stopping);
        var whom = id is null ? null : await db.StaffMembers.SingleOrDefaultAsync(s => s.Id == id, stopping);
        if (act != "add" && whom is null) return NotFound();
        var isMe = whom?.Id == desk.Me.Id;
        if (await acts.RunAsync(act, whom, name ?? "", role, stopping) is not { } outcome) return BadRequest();
        if (isMe && act is "role" or "disable" && outcome.Fault is null) return this.SeeOther(DeskAddress.SignIn(here)); // who gave away the role has no more to do here
        if (outcome.Fault is null && outcome.LinkCode is null) return this.SeeOther("/admin/staff?done=1");
        (Whom, LinkCode) = (outcome.Whom, outcome.LinkCode);
        if (outcome.Fault is { } fault)
        {
            Fault = here.Words.Format(fault.WordKey, fault.Value is int number ? here.Dates.Number(number) : fault.Value);
            if (act == "add") (TypedName, TypedRole) = (name, role);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        await ShowAsync(stopping);
        return Page();
    }

    private async Task<IActionResult> MailAsync(string? code, string? to, CancellationToken stopping)
    {
        if (!mail.IsOn) return BadRequest();
        if (code is null || await links.FindAsync(code, stopping) is not { Whom.UserName: { } whom }) return this.SeeOther("/admin/staff");
        (Whom, LinkCode, To) = (whom, code, to);
        if (!LinkMail.IsAddress(to))
        {
            Fault = here.Words["staff.mail-address"];
        }
        else if (await mail.SendAsync(to!, here.Words.Format("staff.mail-subject", here.PaperName), here.Words.Format("staff.mail-text", here.PaperName, Whom, Link), stopping) is { } why)
        {
            log.LogWarning("A link could not be mailed: {Reason}", why);
            Fault = here.Words["staff.mail-failed"];
        }
        IsMailed = Fault is null;
        if (!IsMailed) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(stopping);
        return Page();
    }

    private async Task ShowAsync(CancellationToken stopping)
    {
        head.Title = here.Words["desk.staff"];
        var passkeys = await db.Passkeys.GroupBy(p => p.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stopping);
        var rows = await db.StaffMembers.AsNoTracking().OrderBy(s => s.DisabledAt != null).ThenBy(s => s.NormalizedUserName).Select(StaffRow.From).ToListAsync(stopping);
        Rows = rows.ConvertAll(r => r with { Passkeys = passkeys.GetValueOrDefault(r.Id) });
    }
}
