using System.CommandLine;

namespace NewsSite.Web.Commands;

internal static class ServeCommand
{
    public static Command Create(Func<string[], Task<int>> serve)
    {
        var command = new Command("serve", "Serve the paper (the default). Settings follow as --urls http://127.0.0.1:8080 or --Site:Name \"The Paper\".") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((result, _) => Verbs.Guarded(() => serve([.. result.UnmatchedTokens])));
        return command;
    }
}
