using System.Security.Cryptography;
using System.Text;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>A file of YAML between two lines of <c>---</c>, then Markdown.</summary>
/// <param name="Keys">The YAML.</param>
/// <param name="Body">The Markdown without blank lines at its ends, made neutral (P6).</param>
/// <param name="BodyLine">The line of the file on which the body begins.</param>
/// <param name="Hash">SHA-256 of the file, hexadecimal.</param>
internal sealed record FrontMatter(YamlMap Keys, string Body, int BodyLine, string Hash)
{
    /// <summary>Bytes of a file.</summary>
    public const int MaxFileSize = 2 * 1024 * 1024;

    /// <summary>Characters of its front matter.</summary>
    public const int MaxLength = 64 * 1024;

    private string[] Lines { get; init; } = [];

    /// <exception cref="BadFileException">It is too large, not UTF-8, or not of this form.</exception>
    public static FrontMatter Read(byte[] file)
    {
        var lines = Decode(file).ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "---") throw new BadFileException(1, "The file does not begin with a line of three hyphens (---).");
        var end = Array.FindIndex(lines, 1, l => l.TrimEnd() == "---");
        if (end < 0) throw new BadFileException(1, "No second line of three hyphens (---) ends the front matter.");
        var front = lines[1..end];
        if (front.Sum(l => l.Length + 1) > MaxLength) throw new BadFileException(1, $"The front matter is longer than {MaxLength} characters.");
        var first = Array.FindIndex(lines, end + 1, l => !string.IsNullOrWhiteSpace(l));
        var body = first < 0 ? "" : PlainText.Clean(string.Join('\n', lines[first..])).TrimEnd();
        return new(BoundedYaml.Read(string.Join('\n', front), 2), body, first < 0 ? end + 1 : first + 1, HashOf(file)) { Lines = front };
    }

    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>The file's text without a byte order mark.</summary>
    /// <exception cref="BadFileException">It is too large, or a line holds bytes that are not UTF-8.</exception>
    public static string Decode(byte[] file)
    {
        if (file.Length > MaxFileSize) throw new BadFileException(0, $"The file is larger than {MaxFileSize / 1024 / 1024} MB.");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new BadFileException(file.AsSpan(0, Math.Clamp(e.Index, 0, file.Length)).Count((byte)'\n') + 1, "This line holds bytes that are not UTF-8.");
        }
    }

    /// <summary>The keys that are not among <paramref name="used"/>, letter for letter as they stand in the file; null when there are none.</summary>
    public string? Rest(IReadOnlySet<string> used)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < Keys.Entries.Count; i++)
        {
            var entry = Keys.Entries[i];
            if (used.Contains(entry.Key)) continue;
            var from = entry.Line - 2; // the front matter begins on the file's second line
            var to = i + 1 < Keys.Entries.Count ? Keys.Entries[i + 1].Line - 2 : Lines.Length;
            // What stands above a key as a comment belongs to that key.
            while (to > from + 1 && (Lines[to - 1].StartsWith('#') || (string.IsNullOrWhiteSpace(Lines[to - 1]) && entry.Value is not YamlText { IsBlock: true }))) to--;
            foreach (var line in Lines[from..to]) rest.Append(line).Append('\n');
        }
        return rest.Length == 0 ? null : rest.ToString();
    }
}
