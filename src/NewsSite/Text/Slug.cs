using System.Text;

namespace NewsSite.Text;

/// <summary>The part of an address that names a thing in its own script: letters and digits of any alphabet, joined by hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    /// <summary>A slug for <paramref name="title"/>; empty when it holds no letter and no digit. Zero-width non-joiners become hyphens.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var rune in title.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (slug.Length >= MaxLength) break;
            if (IsPart(rune)) slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-' && !IsApostrophe(rune)) slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }

    /// <summary>Whether <paramref name="slug"/> is what <see cref="From"/> would leave unchanged.</summary>
    public static bool IsValid(string slug) => slug.Length is > 0 and <= MaxLength && From(slug) == slug;

    // Marks belong to the letters before them (harakat, vowel signs of other scripts).
    private static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or 0x2019;
}
