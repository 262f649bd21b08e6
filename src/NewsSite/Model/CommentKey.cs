using System.Globalization;

namespace NewsSite.Model;

/// <summary>Which part of an article's comments is asked for: what stands in <c>?comments=</c>. Without it, the first.</summary>
/// <param name="Part">What part.</param>
/// <param name="Id">Of the comment that it is told by; 0 for <see cref="CommentPart.Newest"/>.</param>
public readonly record struct CommentKey(CommentPart Part, long Id)
{
    /// <summary><c>after-12</c>, <c>from-12</c>, <c>before-12</c> or <c>newest</c>.</summary>
    public override string ToString() => Part == CommentPart.Newest ? Word(Part) : string.Create(CultureInfo.InvariantCulture, $"{Word(Part)}-{Id}");

    /// <summary>What leads from an article's address to one of its comments, on whatever page that stands.</summary>
    public static string AddressOf(long id) => string.Create(CultureInfo.InvariantCulture, $"?comments={new CommentKey(CommentPart.From, id)}#comment-{id}");

    /// <summary>Reads only what <see cref="ToString"/> writes: a key has one spelling, so a page has one address.</summary>
    public static bool TryParse(string? text, out CommentKey key)
    {
        key = default;
        if (text is null) return false;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var part = Enum.GetValues<CommentPart>().Cast<CommentPart?>().FirstOrDefault(p => Word(p!.Value) == (dash < 0 ? text : text[..dash]));
        var id = 0L;
        if (part is null || (dash >= 0 && !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out id))) return false;
        key = new(part.Value, id);
        return key.ToString() == text;
    }

    private static string Word(CommentPart part) => part.ToString().ToLowerInvariant();
}

public enum CommentPart
{
    /// <summary>In threads, those that follow a comment.</summary>
    After,

    /// <summary>In threads, a comment and those that follow it: where links to one comment lead.</summary>
    From,

    /// <summary>The newest, one by one.</summary>
    Newest,

    /// <summary>The newest, those that are older than a comment.</summary>
    Before,
}
