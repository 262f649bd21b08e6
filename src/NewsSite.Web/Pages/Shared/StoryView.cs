using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>An article's own words and pictures, the same for readers and in the desk's preview.</summary>
/// <param name="Article">Whatever its state.</param>
/// <param name="Pictures">Those of the body, by key.</param>
/// <param name="Corrections">Newest first.</param>
public sealed record StoryView(ArticlePage Article, IReadOnlyDictionary<string, MediaFile> Pictures, IReadOnlyList<ShownCorrection> Corrections);
