using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Account;

/// <summary>The authenticator: set up with a first code, its recovery codes renewed, taken away with the password.</summary>
public sealed class SecondFactorModel(CurrentEdition here, PageHead head, Desk desk, SetUpSecondFactor setUp, VerifyPassword verify, StaffRules rules) : PageModel, IDeskPage
{
    /// <summary>What is to be taken into the authenticator; null where one is in force, and before they begin.</summary>
    public byte[]? Key { get; private set; }
    public bool IsToBegin => Key is null && !desk.Me.HasSecondFactor;

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }
    public string? Fault { get; private set; }

    /// <summary>Whether it was taken away a moment ago.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Whether nothing else is open to them before.</summary>
    public bool IsDemanded => rules.DemandOf(desk.Me) && !User.IsStrong() && Codes is null;

    public string KeyText => string.Join(' ', AuthenticatorCodes.Text(Key!).Chunk(4).Select(four => new string(four)));
    public string Address => AuthenticatorCodes.Address(Key!, here.PaperName, desk.Me.UserName ?? "");

    public bool IsFor(StaffMember staff) => staff.IsActive;
    public bool IsBeforeSecondFactor => true;
    public bool IsOpenInPanic => true;

    public void OnGet(string? dropped)
    {
        IsDropped = dropped is not null && !desk.Me.HasSecondFactor;
        Show();
    }

    /// <param name="act"><c>confirm</c> with a first code; <c>begin</c>, <c>codes</c> and <c>drop</c> with the password.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="current">The password that they have.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? act, string? code, string? current, CancellationToken stopping)
    {
        var me = desk.Me.Id;
        if (act is not ("begin" or "confirm" or "codes" or "drop")) return BadRequest();
        if (act == "begin" && !desk.Me.HasSecondFactor)
        {
            Fault = await WrongAsync(me, current, stopping);
            if (Fault is null)
            {
                await setUp.BeginAsync(me, stopping);
                return this.SeeOther("/admin/account/second-factor");
            }
        }
        else if (act == "confirm")
        {
            Codes = await setUp.ConfirmAsync(me, User.StaffSessionId(), code, stopping);
            if (Codes is null && !desk.Me.HasSecondFactor) Fault = here.Words["account.code-wrong"];
        }
        // Whoever has yet to show a second factor must not take away the one that there is.
        else if (rules.DemandOf(desk.Me) && !User.IsStrong()) return Forbid();
        else if (await WrongAsync(me, current, stopping) is { } wrong) Fault = wrong;
        else if (act == "codes") Codes = await setUp.RenewCodesAsync(me, stopping);
        else if (await setUp.DropAsync(me, stopping)) return this.SeeOther("/admin/account/second-factor?dropped=1");
        else Fault = here.Words["second.demanded"];
        if (Fault is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Show();
        return Page();
    }

    // What is wrong with the password; null where it is theirs.
    private async Task<string?> WrongAsync(long me, string? current, CancellationToken stopping) =>
        await verify.RunAsync(me, current ?? "", stopping) is { } no ? here.Words.Format(no.WordKey, no.Value is int number ? here.Dates.Number(number) : no.Value) : null;

    private void Show()
    {
        head.Title = here.Words["me.second"];
        if (Codes is null && !desk.Me.HasSecondFactor) Key = desk.Me.AuthenticatorKey;
    }
}
