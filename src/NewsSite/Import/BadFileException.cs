namespace NewsSite.Import;

/// <summary>A file that does not go in. The others do.</summary>
/// <param name="line">Where in the file, counted from 1; 0 where no line is at fault.</param>
/// <param name="reason">One sentence in English, for the person who wrote the file.</param>
internal sealed class BadFileException(int line, string reason) : Exception(reason)
{
    public int Line { get; } = line;
}
