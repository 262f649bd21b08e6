using System.Globalization;
using System.Text;

namespace NewsSite.Data;

/// <summary>
/// What was destroyed to protect somebody, a line each, beside the database: a backup would bring back what it holds from
/// before, and the ledger says what must not come back. It names codes and numbers, never words or names; lines are only
/// ever added, and every backup has a copy beside it.
/// </summary>
public sealed class Ledger(DataFolder folder, TimeProvider clock)
{
    public const string FileName = "ledger.txt";

    private string File => Path.Combine(folder.Path, FileName);

    /// <summary>Within the transaction that destroys, at its end: the line is on the disk before the commit.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="id">The article's code, the picture's key, the number of the author or the receipt.</param>
    public void Add(LedgerAct what, string id) => Append(File, [new LedgerEntry(clock.GetUtcNow().UtcDateTime, what, id).ToString()]);

    /// <inheritdoc cref="Add(LedgerAct, string)"/>
    public void Add(LedgerAct what, long id) => Add(what, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>All that this paper remembers, the oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Read() => [.. Lines(File).Select(LedgerEntry.Parse).OfType<LedgerEntry>().OrderBy(e => e.At)];

    /// <summary>Adds to the ledger in another folder what this one knows and that one does not.</summary>
    public void CopyTo(string directory) => Merge(File, Path.Combine(directory, FileName));

    /// <summary>Adds to this ledger what the one in another folder knows.</summary>
    public void TakeFrom(string directory) => Merge(Path.Combine(directory, FileName), File);

    private static void Merge(string from, string to) => Append(to, [.. Lines(from).Except(Lines(to), StringComparer.Ordinal)]);

    private static List<string> Lines(string file) => Path.Exists(file) ? [.. System.IO.File.ReadLines(file).Where(line => line.Length > 0)] : [];

    private static void Append(string file, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var start = EndsWithin(stream) ? "\n" : "";
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.ASCII.GetBytes(start + string.Join('\n', lines) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    // A line that a power cut left half written stays a line of its own, which says nothing.
    private static bool EndsWithin(FileStream stream)
    {
        if (stream.Length == 0) return false;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }
}

/// <summary>What was done.</summary>
public enum LedgerAct
{
    ArticleKilled,

    /// <summary>Words were taken out of it: nothing of it from before may come back.</summary>
    ArticleScrubbed,
    PictureDestroyed,
    AuthorRemoved,
    CommentErased,
}

/// <summary>One line: the time (UTC), what was done, and to which thing.</summary>
public sealed record LedgerEntry(DateTime At, LedgerAct What, string Id)
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <returns>Null for a line of a newer program, or half a line.</returns>
    public static LedgerEntry? Parse(string line) =>
        line.Split(' ') is [var at, var what, var id] && DateTime.TryParseExact(at, Time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) && Enum.TryParse<LedgerAct>(what, out var act)
            ? new(time, act, id) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToString(Time, CultureInfo.InvariantCulture)} {What} {Id}");
}
