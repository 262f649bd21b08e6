using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Data;

/// <summary>
/// What was destroyed to protect somebody, a line each, beside the database: a backup would bring back what it holds from
/// before, and the ledger says what must not come back. It holds codes and digests of codes, never words, names or what
/// could be guessed; lines are only ever added, and every backup has a copy beside it. The database has the code of each
/// line that is done in it, so that no clocks are compared.
/// </summary>
public sealed class Ledger(NewsDb db, DataFolder folder, TimeProvider clock)
{
    public const string FileName = "ledger.txt";

    private const string NoPaper = "-";

    private string File => Path.Combine(folder.Path, FileName);

    /// <summary>The line that is done again just now: acts add none of their own then.</summary>
    public LedgerEntry? Replayed { private get; set; }

    /// <summary>Whether there is anything in the folder to be looked through.</summary>
    public static bool IsIn(DataFolder folder) => Path.Exists(Path.Combine(folder.Path, FileName));

    /// <summary>Within the transaction that destroys, at its end: the line is on the disk before the commit.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="id">As <see cref="LedgerAct"/> says.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task AddAsync(LedgerAct what, string id, CancellationToken stopping)
    {
        if (Replayed is not null) return;
        var made = new LedgerEntry(clock.GetUtcNow().UtcDateTime, await PaperAsync(stopping), Crockford.NewCode(16), what, id);
        await MarkAsync(made, stopping);
        Append(File, [made.ToString()]);
        if (what < LedgerAct.CommentErased && Directory.Exists(folder.BeforeMigrations)) Directory.Delete(folder.BeforeMigrations, recursive: true); // copies that hold what is gone now
    }

    /// <summary>That line is done in this database.</summary>
    public async Task MarkAsync(LedgerEntry entry, CancellationToken stopping)
    {
        db.LedgerLines.Add(new LedgerLine { Code = entry.Line });
        await db.SaveChangesAsync(stopping);
    }

    /// <summary>What is to be done again in this database, as it came; the lines of other papers are not.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> DueAsync(CancellationToken stopping)
    {
        var lines = Read();
        if (lines.Count == 0) return [];
        var (paper, done) = (await PaperAsync(stopping), await db.LedgerLines.Select(l => l.Code).ToHashSetAsync(stopping));
        return [.. lines.Where(e => e.Paper == paper && !done.Contains(e.Line))];
    }

    /// <summary>All lines in the folder, of whatever paper.</summary>
    public IReadOnlyList<LedgerEntry> Read() => [.. Lines(File).Select(LedgerEntry.Parse).OfType<LedgerEntry>()];

    /// <summary>Adds to the ledger in another folder what this one knows and that one does not.</summary>
    public void CopyTo(string directory) => Merge(File, Path.Combine(directory, FileName));

    /// <summary>Adds to this ledger what the one in another folder knows.</summary>
    public void TakeFrom(string directory) => Merge(Path.Combine(directory, FileName), File);

    private async Task<string> PaperAsync(CancellationToken stopping) => await db.Papers.Select(p => p.Code).SingleOrDefaultAsync(stopping) ?? NoPaper;

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

    // A line that a power cut left half written stays by itself, and says nothing.
    private static bool EndsWithin(FileStream stream)
    {
        if (stream.Length == 0) return false;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }
}

/// <summary>What was done, and by what a line names the thing.</summary>
public enum LedgerAct
{
    /// <summary>The article's code.</summary>
    ArticleKilled,

    /// <summary>The article's code. Words were taken out of it: nothing of it from before may come back.</summary>
    ArticleScrubbed,

    /// <summary>The picture's key.</summary>
    PictureDestroyed,

    /// <summary>The author's <see cref="Author.Key"/>.</summary>
    AuthorRemoved,

    /// <summary>The digest of the receipt's code.</summary>
    CommentErased,

    /// <summary>The digest of the receipt's code.</summary>
    CommentWithdrawn,

    /// <summary>The comment's number and the moment at which it was written, which no other has. Words were blacked out in it.</summary>
    CommentRedacted,
}

/// <summary>One line: when (UTC), in which paper, its own code, what was done, and to which thing.</summary>
public sealed record LedgerEntry(DateTime At, string Paper, string Line, LedgerAct What, string Id)
{
    private const string Time = "yyyy-MM-ddTHH:mm:ssZ";
    private const string End = ".";

    /// <returns>Null for a line of a newer program, or half a line.</returns>
    public static LedgerEntry? Parse(string line) =>
        line.Split(' ') is [var at, var paper, var code, var what, var id, End]
        && DateTime.TryParseExact(at, Time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
        && Enum.TryParse<LedgerAct>(what, out var act) && Enum.IsDefined(act) && !char.IsDigit(what[0])
            ? new(time, paper, code, act, id) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToString(Time, CultureInfo.InvariantCulture)} {Paper} {Line} {What} {Id} {End}");
}
