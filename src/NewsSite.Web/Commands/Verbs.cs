using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using NewsSite.Data;
using NewsSite.Import;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Commands;

/// <summary>The program's verbs. Each exits 0 only when all is well, and writes an error as one line on standard error.</summary>
internal static class Verbs
{
    /// <summary>How long a verb has to end after Ctrl+C or SIGTERM. The site takes its own time, to finish what it was asked.</summary>
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(10);

    // Of the files that a new paper could not take; the last line says how many there are.
    private const int MostTold = 10;

    /// <param name="serve">Runs the site, with the arguments that are settings.</param>
    public static RootCommand Create(Func<string[], Task<int>> serve)
    {
        var root = new RootCommand("NewsSite: a newspaper in one process. Without a verb it serves the paper.")
        {
            ServeCommand.Create(serve), PrepareCommand.Create(), SeedCommand.Create(), ImportCommand.Create(), StaffCommand.Create(), CommentsCommand.Create(), BackupCommand.Create(),
            RestoreCommand.Create(), PanicCommand.Create(), CheckCommand.Create(), HealthCommand.Create(), DemoCommand.Create(), PictureCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false; // settings such as --urls are the site's
        root.SetAction((result, _) => ServeCommand.RunAsync(result, serve));
        return root;
    }

    /// <param name="args">As typed.</param>
    /// <param name="serve">Runs the site, with the arguments that are settings.</param>
    public static Task<int> RunAsync(string[] args, Func<string[], Task<int>> serve)
    {
        var result = Create(serve).Parse(args);
        var isSite = result.CommandResult.Command is RootCommand or { Name: ServeCommand.Name };
        if (result.Action is ParseErrorAction || (!isSite && Misunderstood(result) is not null)) return Task.FromResult(Fail(FaultIn(result)));
        return result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = isSite ? null : ToEnd });
    }

    // What the site would take for a setting: no verb does, and an option that is misspelt is no name of a file either.
    private static string? Misunderstood(ParseResult result) => result.Action is HelpAction ? null
        : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).FirstOrDefault(t => t.Value.StartsWith("--", StringComparison.Ordinal))?.Value
        ?? (result.UnmatchedTokens is [var typed, ..] ? typed : null);

    // The library tells a fault in several lines, with all of the help behind it.
    private static string FaultIn(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var name = string.Join(' ', command.Parents.OfType<Command>().Where(c => c is not RootCommand).Append(command).Select(c => c.Name));
        return Misunderstood(result) is { } typed
            ? $"{typed} has no meaning for '{name}'{(Misspelt.Nearest(typed, command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name))) is { } meant ? $": did you mean '{meant}'?" : ".")} '{name} --help' tells what has."
            : $"{result.Errors[0].Message.ReplaceLineEndings(" ").Trim()} '{name} --help' tells what it takes.";
    }

    /// <summary>How a verb is started in another process of this program; null where the program is the guest of another.</summary>
    public static ProcessStartInfo? Apart(string verb)
    {
        if (Environment.ProcessPath is not { } program || Assembly.GetEntryAssembly() != typeof(Verbs).Assembly) return null;
        var isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ProcessStartInfo(program, isHosted ? [Environment.GetCommandLineArgs()[0], verb] : [verb]);
    }

    /// <summary>Runs a verb with the newsroom open: its schema must be this program's, an empty folder is set up first.</summary>
    public static Task<int> WithNewsroom(Func<IServiceProvider, Task<int>> act) => FromOutside(async services =>
    {
        await Newsroom.OpenAsync(services);
        return await act(services);
    });

    /// <summary>The same for verbs that change what is there: a folder without a paper is told, and stays as it is.</summary>
    public static Task<int> WithPaper(Func<IServiceProvider, Task<int>> act) => FromOutside(async services =>
    {
        var folder = services.GetRequiredService<DataFolder>();
        if (!folder.HasDatabase) return Fail($"There is no paper in {folder.Path}: set Data__Directory to its data folder.");
        await Newsroom.OpenAsync(services);
        return await act(services);
    });

    /// <summary>The same without opening anything: for verbs that look at the folder from outside.</summary>
    public static Task<int> FromOutside(Func<IServiceProvider, Task<int>> act) => Guarded(async () =>
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        try
        {
            return await act(scope.ServiceProvider);
        }
        catch (InputRefusedException e)
        {
            return Fail(services.GetRequiredService<Library>().Of("en").Format(e.WordKey, e.Value));
        }
    });

    /// <summary>Makes the folder ready for the site, with services of its own: the site's may still be in the making.</summary>
    public static async Task PrepareAsync(IConfiguration settings, SiteAddress site)
    {
        await using var services = new ServiceCollection().AddLogging().AddPaper(settings, site).AddSingleton(_ => PictureCommand.OfSite()).BuildServiceProvider();
        var progress = ProgressLine.OnTerminal("files"); // of the words that come with the program, at the first start
        ImportReport? seeded = null;
        try
        {
            seeded = await Newsroom.PrepareAsync(services, PaperSettings.Content, progress);
        }
        finally
        {
            progress?.End();
        }
        foreach (var problem in seeded?.Problems.Take(MostTold) ?? []) await Console.Error.WriteLineAsync($"{problem}");
        if (seeded is { Problems.Count: > 0 }) await Console.Error.WriteLineAsync($"Of the words that come with the program {seeded.Problems.Count} did not go in. 'import content' takes them once they are mended.");
    }

    /// <summary>One line on standard error.</summary>
    /// <returns>The exit code for it.</returns>
    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }

    public static async Task<int> Guarded(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (CannotStartException e)
        {
            return Fail(e.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped before it was done.");
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail($"{e.Message.TrimEnd('.')}. Stop the other program, or choose another address with --urls.");
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            return Fail($"{e.Message.Trim()} Look at the disk's space and the owner of the data folder, then run 'check'.");
        }
    }

    // The very sources of the site, so that a verb and the site never speak of two papers.
    /// <summary>What the site would be told by the environment and its files.</summary>
    public static IConfiguration Settings() => WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;

    private static ServiceProvider Services()
    {
        var settings = Settings();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddPaper(settings, PaperSettings.Address(settings)).AddSingleton(_ => PictureCommand.OfSite()).BuildServiceProvider();
    }
}
