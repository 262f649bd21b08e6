using NewsSite.Model;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>What differs between a form and the article that somebody else saved meanwhile (P35).</summary>
/// <param name="Changes">From what is saved to what was typed; all that saving again would write over.</param>
/// <param name="Picture">What is saved shows this one, and the form showed another.</param>
/// <param name="IsPictureTaken">The form goes on with it.</param>
public sealed record Conflict(IReadOnlyList<FieldChanges> Changes, MediaFile? Picture, bool IsPictureTaken)
{
    /// <param name="saved">With all its parts.</param>
    /// <param name="typed">Its picture gives way to the saved one where it was not changed.</param>
    /// <param name="page">That shows the form.</param>
    public static Conflict Between(Article saved, InputModel typed, EditModel page)
    {
        var form = page.FormOf(saved);
        var changes = FieldChanges.Between(Fields(form, page).Zip(Fields(typed, page), (before, after) => (before.Label, before.Value, after.Value)));
        var wasOther = typed.Typed().Picture != form.Typed().Picture;
        var isTaken = typed.FollowPicture(form);
        return new(changes, wasOther ? saved.Lead?.MediaFile : null, isTaken);
    }

    // Whatever a form writes over as it stands. Comments and pins are not among it: they are saved only where the form changed them.
    private static IEnumerable<(string Label, string Value)> Fields(InputModel form, EditModel page)
    {
        yield return ("desk.headline", form.Headline ?? "");
        yield return ("desk.summary", form.Summary ?? "");
        yield return ("desk.body", (form.Body ?? "").ReplaceLineEndings("\n"));
        yield return ("desk.alt", form.Alt ?? "");
        yield return ("desk.alt-lang", form.AltLang is { Length: > 0 } code && code != page.Edition?.Code ? page.EditionName(code) : "");
        yield return ("desk.credit", form.Credit ?? "");
        yield return ("desk.caption", form.Caption ?? "");
        yield return ("desk.section", page.Sections.FirstOrDefault(s => s.Slug == form.Section) is { } section ? page.NameOf(section.Name) : "");
        yield return ("desk.topics", form.Topics ?? "");
        yield return ("desk.bylines", string.Join(", ", page.Authors.Where(a => form.Authors.Contains(a.Slug)).Select(a => page.NameOf(a.Name))));
        yield return ("desk.guests", form.Guests ?? "");
        yield return ("desk.slug", form.Slug ?? "");
        if (page.IsTimeAsked) yield return ("desk.publish-at", Moment(form.PublishAt));
        yield return ("desk.embargo", Moment(form.EmbargoUntil));
        yield return ("desk.comments-until", Moment(form.CommentsUntil));
        yield return ("desk.search-title", form.SearchTitle ?? "");
        yield return ("desk.search-description", form.SearchDescription ?? "");
        yield return ("desk.social-title", form.SocialTitle ?? "");
        yield return ("desk.social-description", form.SocialDescription ?? "");
    }

    // As the field writes it, which is what will stand in the form; the letter between day and hour is for machines.
    private static string Moment(string? field) => (field ?? "").Replace('T', ' ');
}
