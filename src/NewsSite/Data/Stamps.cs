namespace NewsSite.Data;

/// <summary>
/// How cached pages learn that they are old. Every change takes the next number; a page notes the number before its
/// first query and is served while nothing that it shows has a later one (DESIGN §4).
/// </summary>
public sealed class Stamps
{
    private readonly long[] articles = new long[4096];
    private long last;
    private long paper;

    /// <summary>The number to note before the first query.</summary>
    public long Now => Volatile.Read(ref last);

    /// <summary>The number of the last change that any page may show.</summary>
    public long Paper => Volatile.Read(ref paper);

    /// <summary>The row's value that this process knows of; another one was written by another process.</summary>
    internal long PaperRow;

    /// <summary>Whether what was read at <paramref name="noted"/> still holds, for the whole paper and, where given, for one article's comments.</summary>
    public bool Hold(long noted, long? articleId) =>
        Paper <= noted && (articleId is not { } id || Volatile.Read(ref articles[id & 4095]) <= noted);

    public void RaisePaper() => Raise(ref paper);

    public void RaiseArticle(long articleId) => Raise(ref articles[articleId & 4095]);

    // The change's number is visible in its place before the next reader can note it as seen.
    private void Raise(ref long place)
    {
        lock (articles)
        {
            Volatile.Write(ref place, last + 1);
            Volatile.Write(ref last, last + 1);
        }
    }
}
