using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The form under an article, and what was typed into it when it comes back.</summary>
/// <param name="Slug">The article's.</param>
/// <param name="Stamp">Shows that who sends the form was given it.</param>
/// <param name="ReplyTo">The comment that it answers.</param>
/// <param name="Key">What a script has made to know the form by; empty until then.</param>
/// <param name="AsksWhoSpeaks">Whoever sent it may speak for the paper or as a reader.</param>
/// <param name="IsAlone">On a page of its own, not below an article's comments.</param>
public sealed record CommentForm(string Slug, string Stamp, ShownComment? ReplyTo = null, string? Name = null, string? Text = null, bool NoReceipt = false, string? Error = null, string? ErrorField = null, bool IsAlone = false, string? Token = null, string? Key = null, bool AsksWhoSpeaks = false);
