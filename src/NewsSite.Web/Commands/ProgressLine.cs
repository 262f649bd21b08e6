using NewsSite.Import;

namespace NewsSite.Web.Commands;

/// <summary>How far a long verb is: one line that is written over, for a terminal only.</summary>
/// <param name="what">What is counted.</param>
internal sealed class ProgressLine(string what) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => Console.Error.Write($"\r{value.Done} of {value.Total} {what} ");

    public static void End() => Console.Error.Write("\r                                        \r");
}
