using System.CommandLine;
using NewsSite.Data;
using NewsSite.Safety;

namespace NewsSite.Web.Commands;

/// <summary>Brings a backup back into an empty data folder.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'backup' wrote." };
        var command = new Command("restore", "Bring a backup back, into an empty data folder that nobody uses. It never writes over anything.") { file };
        command.SetAction((result, stopping) => Verbs.FromOutside(async services =>
        {
            var restored = await services.GetRequiredService<RestorePaper>().RunAsync(result.GetRequiredValue(file), stopping);
            var again = await Newsroom.ReplayAsync(services, stopping);
            foreach (var entry in again) Console.WriteLine($"Done again, since the backup is older ({entry.At:yyyy-MM-dd HH:mm} UTC): {Told(entry)}");
            if (!Ledger.IsIn(services.GetRequiredService<DataFolder>())) Console.WriteLine($"No {Ledger.FileName} lies beside the archive: if anything was killed, taken out or erased after this backup, it is back. Put the newest one there, or into the folder, and run 'prepare'.");
            Console.WriteLine($"The paper of {restored.TakenAt:yyyy-MM-dd HH:mm} UTC is in {services.GetRequiredService<DataFolder>().Path}: {restored.Files} files, {restored.Rows} rows. 'serve' opens it.");
            return 0;
        }));
        return command;
    }

    private static string Told(LedgerEntry entry) => entry.What switch
    {
        LedgerAct.ArticleKilled => $"the article {entry.Id} was killed.",
        LedgerAct.ArticleScrubbed => $"words were taken out of the article {entry.Id}; nobody kept which, so that it was killed.",
        LedgerAct.PictureDestroyed => "a picture was destroyed.",
        LedgerAct.AuthorRemoved => "a byline was removed everywhere.",
        LedgerAct.CommentErased => "a comment was erased.",
        LedgerAct.CommentWithdrawn => "a comment was taken back by its writer.",
        _ => "words were blacked out in a comment; nobody kept which, so that all of it was.",
    };
}
