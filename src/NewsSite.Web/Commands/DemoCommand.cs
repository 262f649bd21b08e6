using System.CommandLine;
using System.Globalization;
using NewsSite.Import;

namespace NewsSite.Web.Commands;

/// <summary>Fills the paper with text that says of itself that it was generated, to try the program with.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var articles = Number("--articles", "How many articles to make, over all editions and many days.", GenerateDemo.MostArticles);
        var comments = Number("--comments", "How many comments to make, under generated articles.", GenerateDemo.MostComments);
        var command = new Command("demo", "Fill the paper with generated text, labelled so, to try the program with. Nothing takes it away again: use a data folder of its own.") { articles, comments };
        command.SetAction((result, stopping) => Verbs.WithNewsroom(async services =>
        {
            var progress = ProgressLine.OnTerminal("generated");
            var made = await services.GetRequiredService<GenerateDemo>().RunAsync(result.GetValue(articles), result.GetValue(comments), progress, stopping);
            progress?.End();
            Console.WriteLine($"{made.Articles} articles and {made.Comments} comments generated.");
            return 0;
        }));
        return command;
    }

    private static Option<int> Number(string name, string description, int most)
    {
        return new(name)
        {
            Description = $"{description} At most {most}.",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens.Count == 1 ? result.Tokens[0].Value : null, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most) return number;
                result.AddError($"{name} takes a number from 0 to {most}.");
                return 0;
            },
        };
    }
}
