using Xunit;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>Tests that look and change nothing share one paper and one browser; those that write share another, at the same time.</summary>
internal static class Papers
{
    public const string Looking = "looking";
    public const string Writing = "writing";
}

[CollectionDefinition(Papers.Looking)]
public sealed class Looking : ICollectionFixture<OpenPaper>;

[CollectionDefinition(Papers.Writing)]
public sealed class Writing : ICollectionFixture<OpenPaper>;
