using System.Text;

namespace NewsSite.Text;

/// <summary>
/// Whether two texts say the same. Case, white space, what is not seen, the keyboard and the stop at the end make no
/// difference; every other sign does, since the second text is not kept.
/// </summary>
public static class SameWords
{
    /// <summary>Equal for texts that say the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var typed in PlainText.Clean(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(typed))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else if (!PlainLetters.IsUnseen(typed))
            {
                folded.Append(Rune.ToLowerInvariant(PlainLetters.Of(typed)));
            }
        }
        return folded.ToString().Trim(' ', '.', '!', '۔', '،');
    }
}
