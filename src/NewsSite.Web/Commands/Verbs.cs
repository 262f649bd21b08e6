using System.CommandLine;
using NewsSite.Data;

namespace NewsSite.Web.Commands;

/// <summary>The program's verbs. Each exits 0 only when all is well, and writes an error as one line on standard error.</summary>
internal static class Verbs
{
    /// <param name="args">As typed.</param>
    /// <param name="serve">Runs the site, with the arguments that are settings.</param>
    public static Task<int> RunAsync(string[] args, Func<string[], Task<int>> serve)
    {
        var root = new RootCommand("NewsSite: a newspaper in one process. Without a verb it serves the paper.")
        {
            ServeCommand.Create(serve), SeedCommand.Create(), ImportCommand.Create(), StaffCommand.Create(), HealthCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false; // settings such as --urls are the site's
        root.SetAction((result, _) => Guarded(() => serve([.. result.UnmatchedTokens])));
        return root.Parse(args).InvokeAsync();
    }

    /// <summary>Runs a verb with the newsroom open: its schema must be this program's, an empty folder is set up first.</summary>
    public static Task<int> WithNewsroom(Func<IServiceProvider, Task<int>> act) => Guarded(async () =>
    {
        await using var services = Services();
        await Newsroom.OpenAsync(services);
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    });

    /// <summary>The same without opening anything: for verbs that look at the folder from outside.</summary>
    public static ServiceProvider Services()
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddPaper(settings, PaperSettings.Address(settings)).BuildServiceProvider();
    }

    public static async Task<int> Guarded(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (CannotStartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop the other program, or choose another address with --urls.");
            return 1;
        }
    }
}
