using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>Takes an article off the site: withdrawn, so that its address says so, or destroyed with all its versions and pictures.</summary>
public sealed class WithdrawModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, MoveArticle move, KillArticle kill, TimeProvider clock) : PageModel, IDeskPage
{
    public Article Article { get; private set; } = null!;
    public KillPlan Plan { get; private set; } = null!;
    public string? Fault { get; private set; }

    /// <summary>Destroying was asked for without the tick that it takes.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>What was destroyed a moment ago.</summary>
    public KillPlan? Killed { get; private set; }

    public bool MayBeWithdrawn => Article.HasBeenPublic(Now) && Article.State is not (ArticleState.Withdrawn or ArticleState.Killed);
    private DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken stopping) => ShowAsync(code, stopping);

    /// <param name="step"><c>withdraw</c>, <c>kill</c>, or <c>undo</c> of a publication.</param>
    /// <param name="note">Why it is withdrawn.</param>
    /// <param name="sure">The tick without which nothing is destroyed.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] string? step, [FromForm] string? note, [FromForm] bool sure, CancellationToken stopping)
    {
        switch (step)
        {
            case "kill" when sure:
                Killed = await kill.RunAsync(code, desk.Me, stopping);
                return await ShowAsync(code, stopping);
            case "kill":
                IsUnsure = true;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ShowAsync(code, stopping);
            case "withdraw" or "undo":
                var outcome = await move.RunAsync(code, step == "undo" ? MoveStep.Undo : MoveStep.Withdraw, desk.Me, note ?? "", stopping);
                if (outcome.Article is null) return NotFound();
                if (outcome.Fault is null) return this.SeeOther($"/admin/articles/{code}?saved=1");
                Fault = EditModel.Sentence(outcome.Fault, here);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ShowAsync(code, stopping);
            default:
                return BadRequest();
        }
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return NotFound();
        (Article, Plan) = (article, await kill.PlanAsync(article, stopping));
        head.Title = here.Words["desk.withdraw"];
        return Page();
    }
}
