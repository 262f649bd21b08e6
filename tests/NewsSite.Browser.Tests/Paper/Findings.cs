using Xunit;

namespace NewsSite.Browser.Tests.Paper;

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own.</summary>
    public static void None(IReadOnlyCollection<string> found) => Assert.True(found.Count == 0, $"{found.Count} found:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
}
