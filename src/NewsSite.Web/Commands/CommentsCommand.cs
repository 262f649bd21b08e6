using System.CommandLine;
using NewsSite.Comments;

namespace NewsSite.Web.Commands;

/// <summary>Readers' comments from the shell, for a writer who asks by telephone.</summary>
internal static class CommentsCommand
{
    public static Command Create() => new("comments", "Do for a writer what a receipt allows.") { Erase() };

    private static Command Erase()
    {
        var receipt = new Option<string>("--receipt") { Description = "The number of the receipt, in whatever digits.", HelpName = "CODE", Required = true };
        var command = new Command("erase", "Erase a comment and its receipt for good: from the database, its log and every page.") { receipt };
        command.SetAction((result, stopping) => Verbs.WithPaper(async services =>
        {
            switch (await services.GetRequiredService<EraseComment>().RunAsync(result.GetRequiredValue(receipt), stopping))
            {
                case EraseOutcome.Erased:
                    Console.WriteLine("The comment and its receipt are erased.");
                    return 0;
                case EraseOutcome.NoSuchReceipt:
                    return Verbs.Fail("There is no receipt with this number. It has 25 digits.");
                default:
                    return Verbs.Fail("The comment is gone from every page, and readers hold the database's log just now: run 'comments erase' with another receipt, or 'check', a little later to clear it.");
            }
        }));
        return command;
    }
}
