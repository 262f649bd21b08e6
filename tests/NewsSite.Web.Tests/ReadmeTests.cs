using System.CommandLine;
using System.Text.RegularExpressions;
using NewsSite.TestKit;
using NewsSite.Web.Commands;
using Xunit;

namespace NewsSite.Web.Tests;

/// <summary>The README tells all verbs and settings that the program has, and no others.</summary>
public sealed partial class ReadmeTests
{
    private static string Readme { get; } = File.ReadAllText(Path.Combine(SeededPaper.Repository, "README.md"));

    [Fact]
    public void Its_commands_are_those_of_the_program()
    {
        var told = Rows("Commands").Select(row => Normal(row.Split(' ')));
        Assert.Equal(Leaves(Verbs.Create(_ => Task.FromResult(0)), "").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_settings_are_those_that_the_sources_read()
    {
        var read = Directory.GetFiles(Path.Combine(SeededPaper.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Setting().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal)).Distinct();
        Assert.Equal(read.Order(StringComparer.Ordinal), Rows("Settings").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_first_screen_has_the_two_commands()
    {
        var screen = string.Join('\n', Readme.Split('\n').Take(25));
        Assert.Contains("\ndotnet run --project src/NewsSite.Web ", screen, StringComparison.Ordinal);
        Assert.Contains("\ntests/run ", screen, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(SeededPaper.Repository, "tests", "run")));
    }

    [Fact]
    public void What_it_links_to_is_there()
    {
        var links = Link().Matches(Readme).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(link[0] == '#' ? Readme.Contains($"\n## {char.ToUpperInvariant(link[1])}{link[2..]}\n", StringComparison.Ordinal) : File.Exists(Path.Combine(SeededPaper.Repository, link)), link));
    }

    // What stands in code in the first column of a section's table.
    private static List<string> Rows(string section)
    {
        var text = Readme.Split($"\n## {section}\n")[1].Split("\n## ")[0];
        return [.. FirstCell().Matches(text).Select(m => m.Groups[1].Value)];
    }

    // "staff add NAME [--role ROLE]" → "staff add NAME [--role]": what an option's value is called is the README's choice.
    private static string Normal(string[] words)
    {
        var kept = new List<string>();
        foreach (var word in words)
        {
            if (kept.LastOrDefault()?.StartsWith("[--", StringComparison.Ordinal) == true && !kept[^1].EndsWith(']'))
            {
                kept[^1] += "]";
                continue;
            }
            kept.Add(word);
        }
        return string.Join(' ', kept);
    }

    private static IEnumerable<string> Leaves(Command command, string path)
    {
        if (command.Subcommands.Count > 0) return command.Subcommands.SelectMany(c => Leaves(c, path + c.Name + " "));
        var arguments = command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{a.Name}]" : a.Name);
        var options = command.Options.Where(o => o.Name != "--help").Select(o => o.Required ? $"{o.Name} {o.HelpName}" : $"[{o.Name}]");
        return [string.Join(' ', [path.TrimEnd(), .. arguments, .. options])];
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"(?:[Ss]ettings|[Cc]onfiguration)(?:\[|\.Get\w+(?:<\w+>)?\()""([A-Z]\w+:\w+)""")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
