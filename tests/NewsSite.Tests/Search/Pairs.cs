using NewsSite.TestKit;

namespace NewsSite.Tests.Search;

/// <summary>What people type, and how it stands in the text that they look for: <c>pairs.txt</c>.</summary>
/// <param name="Language">Of the edition in which it is typed and stands.</param>
internal sealed record Pair(string Language, string Typed, string Text)
{
    public static IReadOnlyList<Pair> All { get; } =
        [.. File.ReadLines(Path.Combine(SeededPaper.Repository, "tests", "NewsSite.Tests", "Search", "pairs.txt")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace('~', '\u200C').Replace('%', '\u0640').Split('|', StringSplitOptions.TrimEntries)).Select(parts => new Pair(parts[0], parts[1], parts[2]))];

    public bool IsArabicScript => Language != "en";
}
