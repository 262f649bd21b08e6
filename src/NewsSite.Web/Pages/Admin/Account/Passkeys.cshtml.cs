using System.Buffers.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Account;

/// <summary>One's passkeys: added where the browser can make one, and revoked. Both ask for the password once more: a stranger at an open desk must not get a way in.</summary>
public sealed class PasskeysModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, PasskeyQuestions questions, AddPasskey add, RevokePasskey revoke, VerifyPassword verify) : PageModel, IDeskPage
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What the browser is asked; null where it cannot make one here.</summary>
    public PasskeyQuestion? Question { get; private set; }
    public bool IsPossible => questions.IsPossible;
    public string? Fault { get; private set; }
    public string? TypedName { get; private set; }

    /// <summary>What was done a moment ago: <c>passkey-added</c>, <c>passkey-revoked</c>.</summary>
    public string? Done { get; private set; }

    public bool IsFor(StaffMember staff) => staff.IsActive;
    public bool IsBeforeSecondFactor => true;
    public bool IsOpenInPanic => true;

    public async Task OnGetAsync(string? done, CancellationToken stopping)
    {
        Done = done is "passkey-added" or "passkey-revoked" ? done : null;
        await ShowAsync(stopping);
    }

    /// <param name="act"><c>add</c> or <c>revoke</c>.</param>
    /// <param name="current">The password that they have.</param>
    /// <param name="name">What the new one is called, as it was typed.</param>
    /// <param name="question">The sealed question.</param>
    /// <param name="answer">What the browser made.</param>
    /// <param name="key">Of the one to revoke, base64url.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? act, string? current, string? name, string? question, string? answer, string? key, CancellationToken stopping)
    {
        var me = desk.Me.Id;
        if (act is not ("add" or "revoke") || (act == "revoke" && !Base64Url.IsValid(key))) return BadRequest();
        if (await verify.RunAsync(me, current ?? "", stopping) is { } no) Fault = here.Words.Format(no.WordKey, no.Value is int number ? here.Dates.Number(number) : no.Value);
        else if (act == "revoke") Fault = await revoke.RunAsync(me, Base64Url.DecodeFromChars(key), stopping) ? null : here.Words["passkeys.demanded"];
        else if (await questions.MadeAsync(me, question, answer, HttpContext) is not { } made || !await add.RunAsync(me, User.StaffSessionId(), name, made, stopping)) Fault = here.Words["passkeys.wrong"];
        if (Fault is null) return this.SeeOther($"/admin/account/passkeys?done=passkey-{(act == "add" ? "added" : "revoked")}");
        if (act == "add") TypedName = name;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(stopping);
        return Page();
    }

    private async Task ShowAsync(CancellationToken stopping)
    {
        head.Title = here.Words["me.passkeys"];
        var me = desk.Me.Id;
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.UserId == me).ToListAsync(stopping);
        Rows = [.. passkeys.OrderBy(p => p.Data.CreatedAt).Select(p => new Row(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime))];
        if (Rows.Count < AddPasskey.Most) Question = await questions.ToAddAsync(desk.Me, HttpContext);
    }

    /// <param name="Key">Base64url.</param>
    /// <param name="Name">May be empty.</param>
    /// <param name="AddedAt">UTC.</param>
    public sealed record Row(string Key, string Name, DateTime AddedAt);
}
