using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Staff;

/// <summary>
/// What a member of staff may be called: letters of one alphabet, digits, blanks and <c>. - _</c>. Two names that look
/// alike are one name, and whoever types theirs on a Persian, Pashto or Arabic keyboard is found (P6).
/// </summary>
internal sealed class StaffName : ILookupNormalizer, IUserValidator<StaffMember>
{
    private const char NonJoiner = '\u200c';

    // Upper-case letters that look like a Latin one, after folding of case: Cyrillic, then Greek.
    private const string LookAlikes = "АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Latin = "ABEKMHOPCTYXIJSQWABEZHIKMNOPTYX";

    /// <summary>The name as it is kept: blanks folded, letters composed.</summary>
    public static string Clean(string? name) => PlainText.CleanLine(name).Normalize(NormalizationForm.FormC);

    /// <returns>What is wrong with the form of a name as it was typed, or null.</returns>
    public static Refusal? Fault(string? typed)
    {
        var name = Clean(typed);
        if (name.Length < StaffMember.MinNameLength) return new(Refusal.Name, "staff.name-too-short", StaffMember.MinNameLength);
        if (name.Length > StaffMember.MaxNameLength) return new(Refusal.Name, "staff.name-too-long", StaffMember.MaxNameLength);
        // What would have to be cleaned away was put there to deceive; what is no canonical letter only looks like one.
        var neutral = PlainText.Clean(typed) == typed && name.IsNormalized(NormalizationForm.FormKC);
        return neutral && HasOnlyNameCharacters(name) && IsOfOneAlphabet(name) ? null : new(Refusal.Name, "staff.name-characters");
    }

    /// <summary>The form in which names are compared: what looks alike, or is typed alike, is the same.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in Clean(name).Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (c is NonJoiner or '\u200d' or '\u0640' or '\u0670' or >= '\u064b' and <= '\u0652') continue;
            folded.Append(FoldLetter(c));
        }
        return folded.ToString();
    }

    public string? NormalizeName(string? name) => name is null ? null : Fold(name);

    public string? NormalizeEmail(string? email) => email;

    public async Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user)
    {
        if (Fault(user.UserName) is { } fault) return IdentityResult.Failed(fault.AsError());
        var other = await manager.FindByNameAsync(user.UserName!);
        return other is null || other.Id == user.Id
            ? IdentityResult.Success
            : IdentityResult.Failed(new Refusal(Refusal.Name, "staff.name-taken").AsError());
    }

    private static char FoldLetter(char c)
    {
        if (c is 'ي' or 'ى' or 'ې' or 'ۍ' or 'ئ') return 'ی';
        if (c is 'ك' or 'ګ') return c == 'ك' ? 'ک' : 'گ';
        if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit) return (char)('0' + digit);
        return LookAlikes.IndexOf(c) is >= 0 and var at ? Latin[at] : c;
    }

    private static bool HasOnlyNameCharacters(string name)
    {
        var afterLetter = false;
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isLetter = Rune.IsLetter(rune) && category != UnicodeCategory.LetterNumber;
            // Marks and the joiner of Persian belong to the letter before them.
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || rune.Value == NonJoiner;
            if (isMark ? !afterLetter : !isLetter && category != UnicodeCategory.DecimalDigitNumber && rune.Value is not (' ' or '.' or '-' or '_')) return false;
            afterLetter = isLetter || (isMark && rune.Value != NonJoiner);
        }
        return name.Any(char.IsLetterOrDigit) && name[^1] != NonJoiner && (!name.Contains(NonJoiner) || name.Any(c => AlphabetOf(c) == 3));
    }

    private static bool IsOfOneAlphabet(string name) => name.EnumerateRunes().Where(Rune.IsLetter).Select(r => AlphabetOf(r.Value)).Distinct().Count() <= 1;

    // Only which letters may stand together matters, so alphabets that nobody mixes up are one group: 0.
    private static int AlphabetOf(int letter) => letter switch
    {
        < '\u0250' or (>= '\u1e00' and <= '\u1eff') or (>= '\u2c60' and <= '\u2c7f') => 1,
        (>= '\u0370' and <= '\u03ff') or (>= '\u1f00' and <= '\u1fff') => 2,
        (>= '\u0600' and <= '\u06ff') or (>= '\u0750' and <= '\u077f') or (>= '\u0870' and <= '\u08ff') => 3,
        (>= '\u0400' and <= '\u052f') or (>= '\u1c80' and <= '\u1c8f') or (>= '\ua640' and <= '\ua69f') => 4,
        (>= '\u0530' and <= '\u058f') => 5,
        (>= '\u13a0' and <= '\u13ff') or (>= '\uab70' and <= '\uabbf') => 6,
        _ => 0,
    };
}
