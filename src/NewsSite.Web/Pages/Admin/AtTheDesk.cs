using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin;

/// <summary>Stands in front of every page of the desk: who is it, today, and is the page for them? The default is no.</summary>
internal sealed class AtTheDesk(NewsDb db, Desk desk, Acting acting, CurrentEdition here, StaffRules rules) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var stopping = context.HttpContext.RequestAborted;
        var staff = context.HttpContext.User.StaffId() is { } id ? await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stopping) : null;
        if (staff is not { IsActive: true })
        {
            context.Result = new ChallengeResult();
            return;
        }
        context.Result = Refuse(staff, context);
        if (context.Result is not null) return;
        acting.As(staff.Id);
        if (staff.MayModerate) desk.Enter(staff, await db.Comments.Waiting().CountAsync(stopping), await db.Comments.Reported().CountAsync(stopping));
        else desk.Enter(staff, 0, 0);
        await next();
    }

    /// <returns>Null for who may go on.</returns>
    private IActionResult? Refuse(StaffMember staff, PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is not IDeskPage page || !page.IsFor(staff)) return new ForbidResult();
        // A page would show itself, half filled, to a method that it has no handler for.
        return context.HandlerMethod is null ? new StatusCodeResult(StatusCodes.Status405MethodNotAllowed) : LeadAside(page, staff, context.HttpContext);
    }

    // Who sends a form is refused, since a detour would lose what was typed without a word.
    private IActionResult? LeadAside(IDeskPage page, StaffMember staff, HttpContext context)
    {
        var to = here.Paper.IsInPanic && !page.IsOpenInPanic ? "/admin/panic"
            : rules.DemandOf(staff) && !context.User.IsStrong() && !page.IsBeforeSecondFactor ? "/admin/account/second-factor"
            : null;
        if (to is null) return null;
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? new LocalRedirectResult(to) : new ForbidResult();
    }
}
