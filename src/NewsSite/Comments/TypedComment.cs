using System.Text;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>The first phase of the screening, size and shape: the words made neutral (P6), refused when over-long, never cut (P7).</summary>
internal sealed record TypedComment(string? Name, string Text)
{
    // What is dropped counts for nothing, but is not unbounded work either.
    private const int MostTypedPerKept = 4;

    public static TypedComment? Read(NewComment input, out SubmitOutcome.Refused? refused)
    {
        refused = null;
        var name = IsOverlong(input.Name, Comment.MaxNameLength) ? null : SeenLine(input.Name);
        var text = IsOverlong(input.Text, Comment.MaxTextLength) ? null : PlainText.Clean(input.Text).Trim();
        if (name is null || name.Length > Comment.MaxNameLength) refused = new("comment.name-too-long", "name", Comment.MaxNameLength);
        else if (text is null || text.Length > Comment.MaxTextLength) refused = new("comment.text-too-long", "text", Comment.MaxTextLength);
        else if (!PlainText.IsSeen(text)) refused = new("comment.text-empty", "text");
        else return new(PlainText.IsSeen(name) ? name : null, text);
        return null;
    }

    private static bool IsOverlong(string? typed, int most) => typed?.Length > most * MostTypedPerKept;

    // Persian and Pashto names need the joiners; nothing else that is unseen belongs into a name.
    private static string SeenLine(string? typed) => PlainText.CleanLine(string.Concat(PlainText.Clean(typed).EnumerateRunes()
        .Where(r => r.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(r) != System.Globalization.UnicodeCategory.Format)));
}
