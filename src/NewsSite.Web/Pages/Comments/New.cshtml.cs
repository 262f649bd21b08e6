using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Comments;

/// <summary>Takes a reader's comment; shows the form again, with what was typed, when something is to be mended.</summary>
[RequestSizeLimit(256 << 10)]
public sealed class NewModel(
    ReadDb db, CurrentEdition here, PageHead head, Freshness freshness, KnownArticles articles, OpenThreads threads, FormStamps stamps, SubmitComment submit, AddressKeys addresses) : PageModel
{
    // An id that no comment has: what is no id is answered like the id of a comment that is gone.
    private const long NoComments = 0;

    public CommentForm Form { get; private set; } = null!;

    /// <summary>Why the article takes no comments; null while it does.</summary>
    public string? WhyClosed { get; private set; }
    public string Headline { get; private set; } = "";

    /// <summary>What the form sends of who speaks.</summary>
    public const string AsReader = "reader";
    public const string AsPaper = "paper";

    /// <summary>The form for an answer, on a page of its own: it works where no script runs.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, long? replyTo, CancellationToken stopping)
    {
        if (replyTo is null) return Redirect($"{here.PathBase}/{SiteAddress.Escaped(Article.PathOf(slug))}#comment-form");
        if (await LoadAsync(slug, stopping) is not { } articleId) return NotFound();
        if (await ShownAsync(articleId, replyTo, stopping) is not { } parent) return NotFound();
        freshness.ArticleId = articleId;
        freshness.EndsAt(stamps.NextAt);
        Form = new(slug, await stamps.OfAsync(articleId, stopping), parent);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? name, string? text, string? replyTo, bool noReceipt, string? stamp, string? website, string? token, string? key, string? voice, CancellationToken stopping)
    {
        if (await LoadAsync(slug, stopping) is not { } articleId) return NotFound();
        long? parentId = string.IsNullOrEmpty(replyTo) ? null : long.TryParse(replyTo, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : NoComments;
        // Whoever moderates may speak for the paper, and is asked: the article's page is the same for all.
        var speaker = string.IsNullOrWhiteSpace(name) && voice != AsReader && await submit.MaySpeakForPaperAsync(User.StaffId(), stopping) ? User.StaffId() : null;
        if (speaker is not null && voice != AsPaper)
        {
            Response.Headers.CacheControl = "no-store";
            Form = new(slug, stamp ?? "", await ShownAsync(articleId, parentId, stopping), name, text, noReceipt, Token: token, Key: key, AsksWhoSpeaks: true);
            return Page();
        }
        var outcome = await submit.RunAsync(new(articleId, name, text, parentId, !noReceipt, stamp, website, token, speaker, key), addresses.Of(HttpContext.Connection.RemoteIpAddress), stopping);
        Response.Headers.CacheControl = "no-store";
        switch (outcome)
        {
            case SubmitOutcome.Accepted { Receipt: { } receipt }:
                return this.SeeOther(here, $"comments/{receipt}");
            case SubmitOutcome.Accepted accepted:
                return accepted.State == CommentState.Published ? this.SeeOther(here, Article.PathOf(slug), CommentKey.AddressOf(accepted.CommentId)) : this.SeeOther(here, "comments/thanks");
            case SubmitOutcome.Flooded flooded:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = Math.Ceiling(flooded.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                Form = new(slug, stamp ?? "", await ShownAsync(articleId, parentId, stopping), name, text, noReceipt, here.Words["comment.flooded"], Token: token, Key: key);
                return Page();
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                var (why, field, value) = outcome is SubmitOutcome.Refused refused ? (refused.WordKey, refused.Field, refused.Value) : outcome is SubmitOutcome.Closed closed ? (closed.WordKey, (string?)null, closed.Value) : throw new InvalidOperationException();
                Form = new(slug, stamp ?? "", await ShownAsync(articleId, parentId, stopping), name, text, noReceipt, here.Sentence(why, value), field, Token: token, Key: key);
                return Page();
        }
    }

    private async Task<long?> LoadAsync(string slug, CancellationToken stopping)
    {
        var article = await articles.FindAsync(here.Edition.Code, slug, stopping);
        Headline = article?.Headline ?? "";
        if (article is not null)
        {
            var standing = await threads.OfAsync(article.Rule, stopping);
            WhyClosed = standing.WhyClosed is { } why ? here.Sentence(why, standing.Value) : null;
            freshness.EndsAt(standing.Until);
        }
        head.Title = Headline;
        head.IsUnlisted = true;
        return article?.Id;
    }

    private async Task<ShownComment?> ShownAsync(long articleId, long? id, CancellationToken stopping) =>
        id is null ? null : await db.Comments.Under(articleId).Shown().Where(c => c.Id == id).Select(ShownComment.From).FirstOrDefaultAsync(stopping);
}
