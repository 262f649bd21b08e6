using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>What changed in one field of an article.</summary>
/// <param name="Label">The key of the field's name.</param>
public sealed record FieldChanges(string Label, IReadOnlyList<TextChange> Changes)
{
    /// <summary>The words of a revision, to be compared.</summary>
    public static (string Headline, string Summary, string Body, string Alt, string Caption) Of(Revision revision) =>
        (revision.Headline, revision.Summary, revision.Body, revision.Alt, revision.Caption);

    /// <summary>The same of a version that readers may compare.</summary>
    public static (string Headline, string Summary, string Body, string Alt, string Caption) Of(VersionWords version) =>
        (version.Headline, version.Summary, version.Body, version.Alt, version.Caption);

    /// <summary>The same of an article as it stands.</summary>
    public static (string Headline, string Summary, string Body, string Alt, string Caption) Of(Article article) =>
        (article.Headline, article.Summary, article.Body, article.Lead?.Alt ?? "", article.Lead?.Caption ?? "");

    /// <returns>The fields that differ.</returns>
    public static IReadOnlyList<FieldChanges> Between(
        (string Headline, string Summary, string Body, string Alt, string Caption) before, (string Headline, string Summary, string Body, string Alt, string Caption) after) =>
        Between(
        [
            ("desk.headline", before.Headline, after.Headline), ("desk.summary", before.Summary, after.Summary), ("desk.body", before.Body, after.Body),
            ("desk.alt", before.Alt, after.Alt), ("desk.caption", before.Caption, after.Caption),
        ]);

    /// <returns>Those of the fields that differ.</returns>
    public static IReadOnlyList<FieldChanges> Between(IEnumerable<(string Label, string Before, string After)> fields) =>
        [.. fields.Where(f => f.Before != f.After).Select(f => new FieldChanges(f.Label, TextChanges.Between(f.Before, f.After)))];
}
