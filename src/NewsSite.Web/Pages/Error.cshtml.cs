using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>
/// Stands in for an answer that failed, in the edition's language, and gives back what was typed. Asked for by its own
/// address, there is no such page.
/// </summary>
public sealed class ErrorModel(CurrentEdition here, PageHead head) : PageModel
{
    // Field of a form → key of its label. What is not here, a password above all, is never shown again.
    private static readonly (string Field, string Label)[] Texts =
    [
        ("name", "comment.name"), ("text", "comment.text"),
        ("headline", "desk.headline"), ("summary", "desk.summary"), ("body", "desk.body"), ("topics", "desk.topics"),
        ("alt", "desk.alt"), ("caption", "desk.caption"), ("credit", "desk.credit"), ("slug", "desk.slug"),
        ("banner", "desk.banner-text"),
    ];

    private PathString failed;

    /// <summary>Which words are shown: a reason or a status that has words of its own, else 400 or 500.</summary>
    public string Kind { get; private set; } = "404";

    public OriginRefusal? Refusal { get; private set; }

    /// <summary>What was typed into the form that failed, with the key of each label: to be copied, if no more.</summary>
    public IReadOnlyList<(string Field, string Label, string Text)> Typed { get; private set; } = [];

    /// <summary>All fields of a form of the desk that may be sent again as it is; empty for others.</summary>
    public IReadOnlyList<(string Field, string Value)> Again { get; private set; } = [];

    /// <summary>Where it is sent again.</summary>
    public string Action => failed.ToUriComponent();

    /// <summary>Whether it is the staff's: shown in their layout, with a way back.</summary>
    public bool IsDesks => !here.IsLite && (failed.StartsWithSegments("/admin") || failed.StartsWithSegments("/account"));

    /// <summary>Whether a reader looked for something that is not there: the search and the latest news help on.</summary>
    public bool IsNoPage => Kind is "404" or "410" && !IsDesks;

    public void OnGet([FromRoute] int status)
    {
        var reExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var thrown = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        failed = reExecuted?.OriginalPath ?? thrown?.Path;
        Response.StatusCode = reExecuted is null && thrown is null ? StatusCodes.Status404NotFound : status;
        Refusal = HttpContext.Features.Get<OriginRefusal>();
        Kind = Response.StatusCode switch
        {
            400 when HttpContext.Features.Get<StaleForm>() is not null => "stale",
            403 when Refusal is null => "denied",
            400 or 401 or 403 or 404 or 405 or 410 or 413 or 429 or 503 => Response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
            < 500 => "400",
            _ => "500",
        };
        head.Title = here.Words[$"error.{Kind}.title"];
        head.IsUnlisted = true;
        head.IsAlone = Kind == "500";
        if (Request.HasFormContentType) ReadTyped(Request.Form); // read before, where there is something to keep
        // What is not there may be there soon; the page cache remembers a missing address for a moment all the same.
        if (Response.StatusCode is not (404 or 410)) Response.Headers.CacheControl = "no-store";
        else if (Response.Headers.CacheControl.Count == 0) Response.Headers.CacheControl = "no-cache";
    }

    private void ReadTyped(IFormCollection form)
    {
        if (failed.StartsWithSegments("/account")) return;
        Typed = [.. Texts.Where(t => form[t.Field].ToString().Length > 0).Select(t => (t.Field, t.Label, form[t.Field].ToString()))];
        if (Kind is "401" or "stale")
            Again = [.. form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).SelectMany(f => f.Value.Select(value => (f.Key, value ?? "")))];
    }
}
