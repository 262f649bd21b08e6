using Xunit;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>Tests that look and change nothing share one paper and one browser; those that write share another, those that fill every field with hostile words a third; two of the three at the same time, as there are processors.</summary>
internal static class Papers
{
    public const string Looking = "looking";
    public const string Writing = "writing";
    public const string Hostile = "hostile";
}

[CollectionDefinition(Papers.Looking)]
public sealed class Looking : ICollectionFixture<OpenPaper>;

[CollectionDefinition(Papers.Hostile)]
public sealed class Hostile : ICollectionFixture<OpenPaper>;

[CollectionDefinition(Papers.Writing)]
public sealed class Writing : ICollectionFixture<OpenPaper>;
