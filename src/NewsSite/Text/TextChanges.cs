using System.Text.RegularExpressions;
using DiffPlex;

namespace NewsSite.Text;

public enum ChangeKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A piece of two versions of a text.</summary>
public sealed record TextChange(ChangeKind Kind, string Text);

/// <summary>
/// What changed from one text to another, word by word: a word is never cut, so that joined letters stay joined, and the
/// non-joiner belongs to its word. Bounded: where too much differs, whole passages stand against each other.
/// </summary>
public static partial class TextChanges
{
    // The work grows with the square of what differs.
    private const int MostPieces = 6_000;

    private static readonly Pieces Lines = new(Line());
    private static readonly Pieces Words = new(Word());

    public static IReadOnlyList<TextChange> Between(string before, string after)
    {
        var changes = new List<TextChange>();
        Compare(before, after, Lines, changes);
        return changes;
    }

    private static void Compare(string before, string after, Pieces pieces, List<TextChange> changes)
    {
        var (old, now) = (pieces.Chunk(before), pieces.Chunk(after));
        var start = 0;
        while (start < Math.Min(old.Count, now.Count) && old[start] == now[start]) start++;
        var end = 0;
        while (end < Math.Min(old.Count, now.Count) - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        Add(changes, ChangeKind.Same, string.Concat(old.Take(start)));
        var (gone, come) = (string.Concat(old.Skip(start).Take(old.Count - start - end)), string.Concat(now.Skip(start).Take(now.Count - start - end)));
        if (gone.Length == 0 || come.Length == 0 || old.Count + now.Count - (2 * (start + end)) > MostPieces) Replace(changes, gone, come, pieces);
        else Step(gone, come, pieces, changes);
        Add(changes, ChangeKind.Same, string.Concat(old.Skip(old.Count - end)));
    }

    private static void Step(string before, string after, Pieces pieces, List<TextChange> changes)
    {
        var found = new Differ().CreateDiffs(before, after, false, false, pieces);
        var (old, now) = (found.PiecesOld, found.PiecesNew);
        int atOld = 0, atNew = 0;
        for (var i = 0; i < found.DiffBlocks.Count; i++)
        {
            var block = found.DiffBlocks[i];
            Add(changes, ChangeKind.Same, string.Concat(old.Skip(atOld).Take(block.DeleteStartA - atOld)));
            (atOld, atNew) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            // A blank alone between two changes would only tear them to shreds.
            for (; i + 1 < found.DiffBlocks.Count && found.DiffBlocks[i + 1] is var next && next.DeleteStartA == atOld + 1 && IsBlank(old[atOld]); i++)
                (atOld, atNew) = (next.DeleteStartA + next.DeleteCountA, next.InsertStartB + next.InsertCountB);
            Replace(changes, string.Concat(old.Skip(block.DeleteStartA).Take(atOld - block.DeleteStartA)), string.Concat(now.Skip(block.InsertStartB).Take(atNew - block.InsertStartB)), pieces);
        }
        Add(changes, ChangeKind.Same, string.Concat(old.Skip(atOld)));
    }

    private static void Replace(List<TextChange> changes, string gone, string come, Pieces pieces)
    {
        if (pieces == Lines && gone.Length > 0 && come.Length > 0)
        {
            Compare(gone, come, Words, changes);
            return;
        }
        Add(changes, ChangeKind.Removed, gone);
        Add(changes, ChangeKind.Added, come);
    }

    private static void Add(List<TextChange> changes, ChangeKind kind, string text)
    {
        if (text.Length == 0) return;
        if (changes.Count > 0 && changes[^1].Kind == kind) changes[^1] = new(kind, changes[^1].Text + text);
        else changes.Add(new(kind, text));
    }

    private static bool IsBlank(string piece) => string.IsNullOrWhiteSpace(piece) && !piece.Contains('\n', StringComparison.Ordinal);

    [GeneratedRegex(@"[^\n]*\n|[^\n]+", RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(@"\s+|[\w\u200c\u200d]+|[^\s\w\u200c\u200d]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    private sealed class Pieces(Regex piece) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. piece.Matches(text).Select(m => m.Value)];
    }
}
