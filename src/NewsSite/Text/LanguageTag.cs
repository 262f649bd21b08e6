using System.Text.RegularExpressions;

namespace NewsSite.Text;

/// <summary>What names a language, as <c>lang</c> wants it: <c>en</c>, <c>fa-AF</c>, <c>uz-Arab</c>.</summary>
public static partial class LanguageTag
{
    /// <summary>Whether it has the shape of one (BCP 47); it need not be an edition's.</summary>
    public static bool IsValid(string tag) => Shape().IsMatch(tag);

    [GeneratedRegex(@"\A[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}\z")]
    private static partial Regex Shape();
}
