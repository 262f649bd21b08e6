using System.CommandLine;
using NewsSite.Safety;

namespace NewsSite.Web.Commands;

/// <summary>Puts the whole paper into one file, while the site runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, such as monday.zip; it must not exist." };
        var command = new Command("backup", "Put the whole paper (database, pictures, keys) into one file, beside the running site. It is opened again and checked before it gets its name.") { file };
        command.SetAction((result, stopping) => Verbs.FromOutside(async services =>
        {
            var made = await services.GetRequiredService<BackUpPaper>().RunAsync(result.GetRequiredValue(file), stopping);
            Console.WriteLine($"{made.File}: {made.Files} files, {made.Rows} rows, {made.Bytes / 1_000_000.0:0.0} MB, checked. It holds password hashes and keys: keep it where only you read it.");
            return 0;
        }));
        return command;
    }
}
