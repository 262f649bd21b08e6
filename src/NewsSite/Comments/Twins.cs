using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// Knows for a while which words came from which address key, so that the same words stand once (DESIGN §4). A hint:
/// the database has the last word on whether that comment still stands.
/// </summary>
public sealed class Twins
{
    /// <summary>Shorter texts are too often the same by chance.</summary>
    public const int ShortestText = 20;

    /// <summary>From the first of them on; later the same words are held.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    internal const int MostRemembered = 10_000;

    private readonly ShortMemory<string, Sent> memory = new(MostRemembered);

    internal int Count => memory.Count;

    /// <summary>Names what is a twin of what; null where the text is too short to have one.</summary>
    internal static string? KeyOf(long articleId, long? parentId, string addressKey, string text)
    {
        var folded = SameWords.Fold(text);
        if (folded.Length < ShortestText) return null;
        var all = string.Create(CultureInfo.InvariantCulture, $"{articleId} {parentId} {addressKey} {folded}");
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    /// <summary>What was sent under that key, if anything.</summary>
    internal Sent? Find(string? key, DateTime now) => key is null ? null : memory.Change(key, now, known => (known, known));

    /// <summary>These words are on their way in: who sends them meanwhile is a twin.</summary>
    internal void Expect(string? key, DateTime now)
    {
        if (key is not null) memory.Change(key, now, known => (known ?? new Sent(null, now), true));
    }

    /// <summary>From now on a comment holds these words.</summary>
    internal void Remember(string? key, long commentId, DateTime now)
    {
        if (key is not null) memory.Change(key, now, _ => (new Sent(commentId, now), true));
    }

    /// <param name="CommentId">Null while the first of them is being written.</param>
    /// <param name="At">UTC of the first of them.</param>
    internal sealed record Sent(long? CommentId, DateTime At)
    {
        public bool IsRecent(DateTime now) => now - At <= Window;
    }
}
