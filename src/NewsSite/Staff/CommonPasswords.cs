using System.Collections.Frozen;

namespace NewsSite.Staff;

/// <summary>Passwords that guessers try first, read once from <c>CommonPasswords.txt</c>: whole ones, and the words that they are made of.</summary>
internal static class CommonPasswords
{
    private static readonly string[] Lines = Read();

    /// <summary>Folded; fifteen characters and more.</summary>
    public static FrozenSet<string> Whole { get; } = Lines.Where(line => line.Length >= PasswordRules.MinLength).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded; shorter ones, which count as one character of a longer password.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Lines.Where(line => line.Length < PasswordRules.MinLength)];

    private static string[] Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("NewsSite.Staff.CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];
    }
}
