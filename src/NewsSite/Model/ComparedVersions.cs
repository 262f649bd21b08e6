namespace NewsSite.Model;

/// <summary>
/// The words of a published article before and after it was corrected, where its editor lets readers compare them. They
/// stand with the correction: revisions, among which are drafts, are nothing that a reader's request can ask for (P12).
/// </summary>
public sealed record ComparedVersions(VersionWords Before, VersionWords After)
{
    /// <summary>A safety edit takes words out of both.</summary>
    public ComparedVersions Scrub(Func<string, string> without) => new(Before.Scrub(without), After.Scrub(without));
}

/// <summary>What an article said; its body as Markdown.</summary>
public sealed record VersionWords(string Headline, string Summary, string Body, string Alt, string Caption)
{
    public static VersionWords Of(Revision revision) => new(revision.Headline, revision.Summary, revision.Body, revision.Alt, revision.Caption);

    internal VersionWords Scrub(Func<string, string> without) => new(without(Headline), without(Summary), without(Body), without(Alt), without(Caption));
}
