using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin;

/// <summary>Where the form at the foot of the desk is sent: who is at it chooses the language in which it speaks to them.</summary>
public sealed class LanguageModel(NewsDb db, CurrentEdition here, Desk desk) : PageModel, IDeskPage
{
    public bool IsFor(StaffMember staff) => staff.IsActive;

    public bool IsBeforeSecondFactor => true;
    public bool IsOpenInPanic => true;

    /// <param name="language">An edition's code.</param>
    /// <param name="back">The page on which it was chosen.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? language, string? back, CancellationToken stopping)
    {
        if (here.DeskLanguages.FirstOrDefault(e => e.Code == language) is not { } chosen) return BadRequest();
        var me = await db.StaffMembers.SingleAsync(s => s.Id == desk.Me.Id, stopping);
        me.Speak(chosen.Code);
        await db.SaveChangesAsync(stopping);
        return this.SeeOther(Url.Local(back));
    }
}
