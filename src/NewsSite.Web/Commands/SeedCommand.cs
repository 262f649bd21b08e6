using System.CommandLine;

namespace NewsSite.Web.Commands;

/// <summary>Fills the paper with the words that come with it, or with another folder's; the same as importing it.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "The folder; without it the content/ that comes with the program.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("seed", "Fill the paper from a folder of words and pictures.") { folder };
        command.SetAction((result, stopping) => Verbs.WithNewsroom(services => ImportCommand.RunAsync(services, result.GetValue(folder) ?? PaperSettings.Content, stopping)));
        return command;
    }
}
