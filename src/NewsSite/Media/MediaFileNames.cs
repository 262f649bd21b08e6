using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>Names of pictures: what a request may ask for, and what a newsroom may call them (P22).</summary>
public static partial class MediaFileNames
{
    public const int MaxNameLength = 100;

    /// <summary>Letters of a key: 130 bits, not to be guessed.</summary>
    internal const int KeyLength = 26;

    /// <summary>Recognises exactly the names under which renditions, crops and cards are written, so that no request can name another file.</summary>
    public static bool TryReadName(string fileName, out string key)
    {
        var match = Written().Match(fileName);
        key = match.Success ? match.Groups["key"].Value : "";
        return match.Success;
    }

    /// <summary>The name under which that crop or card lies there once the picture was cut anew; null for what is never cut.</summary>
    /// <param name="fileName">One that <see cref="TryReadName"/> takes.</param>
    /// <param name="cut">As <see cref="MediaFile.Cut"/>.</param>
    public static string? CutAs(string fileName, int cut)
    {
        var key = fileName[..KeyLength];
        if (fileName.StartsWith(key + "-card", StringComparison.Ordinal)) return MediaFile.CardName(key, cut);
        var match = Written().Match(fileName);
        return match.Groups["crop"] is { Success: true, Value: var width } ? MediaFile.CropName(key, int.Parse(width, CultureInfo.InvariantCulture), match.Groups["format"].Value, cut) : null;
    }

    /// <summary>The last part of a name that was typed or sent, without anything that a file system or a page could stumble over.</summary>
    public static string Safe(string name)
    {
        var clean = PlainText.CleanLine(name);
        clean = clean[(clean.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = new StringBuilder(clean.Length);
        foreach (var rune in clean.EnumerateRunes())
        {
            if (safe.Length + rune.Utf16SequenceLength > MaxNameLength) break;
            safe.Append(Rune.IsControl(rune) || "<>:\"|?*".Contains((char)rune.Value, StringComparison.Ordinal) && rune.IsBmp ? "-" : rune.ToString());
        }
        var result = safe.ToString().TrimStart('.', ' ', '-').TrimEnd('.', ' ');
        return result.Length > 0 ? result : "picture";
    }

    /// <summary>How a name begins once it has a number: <c>image-</c> of <c>image.jpg</c>.</summary>
    internal static string Numbered(string name) => Path.GetFileNameWithoutExtension(name) + "-";

    /// <summary>The name itself, or with the first number that is free: <c>image-2.jpg</c>.</summary>
    /// <param name="name">A safe one.</param>
    /// <param name="taken">Names that are had already.</param>
    internal static string Free(string name, IReadOnlySet<string> taken)
    {
        if (!taken.Contains(name)) return name;
        return Enumerable.Range(2, taken.Count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{Numbered(name)}{n}{Path.GetExtension(name)}")).First(n => !taken.Contains(n));
    }

    // No width begins with a zero: one file has one name.
    [GeneratedRegex(@"\A(?<key>[0-9a-hjkmnp-tv-z]{26})-(?:(?:[1-9][0-9]{0,3}|c(?<crop>[1-9][0-9]{0,3})(?:f[1-9][0-9]{0,4})?)\.(?<format>webp|jpg)|card(?:f[1-9][0-9]{0,4})?\.jpg)\z")]
    private static partial Regex Written();
}
