using System.CommandLine;
using NewsSite.Safety;

namespace NewsSite.Web.Commands;

/// <summary>Closes the desk and all forms at once, beside the running site; and opens them again.</summary>
internal static class PanicCommand
{
    public static Command Create()
    {
        var end = new Option<bool>("--end") { Description = "Open the forms and the desk again." };
        var command = new Command("panic", "End all sessions and links, close all forms and hide the drafts, in the running site too, at once. Readers read on.") { end };
        command.SetAction((result, stopping) => Verbs.WithPaper(async services =>
        {
            if (result.GetValue(end)) return await EndAsync(services, stopping);
            var done = await services.GetRequiredService<BeginPanic>().RunAsync(stopping);
            Console.WriteLine($"Panic: {done.Sessions} sessions and {done.Links} links are ended, comments and sign-in are closed, drafts are hidden; a running site follows within a second.");
            Console.WriteLine("Readers read on. 'staff reset NAME' prints a link that lets one person in meanwhile; 'panic --end' opens everything again.");
            return 0;
        }));
        return command;
    }

    private static async Task<int> EndAsync(IServiceProvider services, CancellationToken stopping)
    {
        Console.WriteLine(await services.GetRequiredService<EndPanic>().RunAsync(stopping)
            ? "The panic is over: forms and desk are open. Sessions stay ended, everyone signs in anew."
            : "There is no panic: nothing was changed.");
        return 0;
    }
}
