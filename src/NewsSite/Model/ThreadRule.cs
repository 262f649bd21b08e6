namespace NewsSite.Model;

/// <summary>What an article itself says of its comments, and how old it is.</summary>
/// <param name="Says">Open, closed, or as the paper has it.</param>
/// <param name="Until">UTC of the moment from which it takes none; null leaves it to the rest.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record ThreadRule(CommentsRule Says, DateTime? Until, DateTime PublishedAt);
