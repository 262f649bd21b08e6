using NewsSite.Import;

namespace NewsSite.Web.Commands;

/// <summary>How far a long verb is: one line that is written over, for a terminal only.</summary>
/// <param name="what">What is counted.</param>
internal sealed class ProgressLine(string what) : IProgress<ImportProgress>
{
    private bool isShown;

    /// <summary>One on standard error; null where that is no terminal.</summary>
    public static ProgressLine? OnTerminal(string what) => Console.IsErrorRedirected ? null : new(what);

    public void Report(ImportProgress value)
    {
        isShown = true;
        Console.Error.Write($"\r{value.Done} of {value.Total} {what} ");
    }

    public void End()
    {
        if (isShown) Console.Error.Write("\r                                        \r");
    }
}
