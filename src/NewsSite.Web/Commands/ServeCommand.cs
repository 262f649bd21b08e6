using System.CommandLine;

namespace NewsSite.Web.Commands;

/// <summary>Serves the paper. What is typed behind it are settings; a misspelt verb or setting starts nothing.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    // What the host is told without a colon.
    private static readonly string[] HostSettings = ["urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName"];

    public static Command Create(Func<string[], Task<int>> serve)
    {
        var command = new Command(Name, "Serve the paper (the default). Settings follow as --urls http://127.0.0.1:8080 or --Site:Name \"The Paper\".") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((result, _) => RunAsync(result, serve));
        return command;
    }

    public static Task<int> RunAsync(ParseResult result, Func<string[], Task<int>> serve)
    {
        var verbs = result.RootCommandResult.Command.Subcommands.Select(c => c.Name);
        return FaultIn(result.UnmatchedTokens, verbs) is { } fault ? Task.FromResult(Verbs.Fail(fault)) : Verbs.Guarded(() => serve([.. result.UnmatchedTokens]));
    }

    /// <returns>What is wrong with the settings that were typed, in one line; null when nothing is.</returns>
    internal static string? FaultIn(IReadOnlyList<string> typed, IEnumerable<string> verbs)
    {
        for (var i = 0; i < typed.Count; i++)
        {
            if (!typed[i].StartsWith("--", StringComparison.Ordinal))
                return $"{typed[i]} is no verb{(Misspelt.Nearest(typed[i], verbs) is { } meant ? $": did you mean '{meant}'?" : ".")} '--help' lists them.";
            if (typed[i].EndsWith('=')) continue; // a setting without a value says nothing: a section's name, from a host that lists all
            var name = typed[i][2..].Split('=')[0];
            if (!name.Contains(':', StringComparison.Ordinal) && !HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase))
                return $"--{name} is no setting{(Misspelt.Nearest(name, HostSettings) is { } meant ? $": did you mean --{meant}?" : ": they are written like --Site:Name \"The Paper\".")}";
            if (!typed[i].Contains('=', StringComparison.Ordinal) && ++i == typed.Count) return $"--{name} lacks its value.";
        }
        return null;
    }
}
