using System.Globalization;
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
        var afterPart = false;
        foreach (var rune in title.EnumerateRunes())
        {
            // Marks belong to the letter before them (harakat, vowel signs of other scripts).
            var isPart = Rune.IsLetterOrDigit(rune) || (afterPart && IsMark(rune));
            if (isPart) slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-' && !IsApostrophe(rune)) slug.Append('-');
            afterPart = isPart;
        }
        // Composed last: small letters compose where capitals do not, and a lone surrogate would throw before.
        return Cut(slug.ToString().Normalize(NormalizationForm.FormC)).Trim('-');
    }

    /// <summary>Whether <paramref name="slug"/> is what <see cref="From"/> would leave unchanged.</summary>
    public static bool IsValid(string slug) => slug.Length is > 0 and <= MaxLength && From(slug) == slug;

    private static string Cut(string slug) =>
        slug.Length <= MaxLength ? slug : slug[..(char.IsHighSurrogate(slug[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or 0x2019;
}
