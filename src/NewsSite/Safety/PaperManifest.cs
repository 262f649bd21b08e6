using System.Text.Json;
using System.Text.RegularExpressions;
using NewsSite.Data;

namespace NewsSite.Safety;

/// <summary>What an archive says of itself: its last entry. Its own SHA-256 is the archive's comment.</summary>
/// <param name="Format">1; a program that does not know the number refuses the archive.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="Rows">Table → rows, of the database in the archive.</param>
/// <param name="Files">Name in the archive → bytes and SHA-256, of everything but the manifest.</param>
internal sealed partial record PaperManifest(int Format, DateTime TakenAt, SortedDictionary<string, long> Rows, SortedDictionary<string, ArchivedFile> Files)
{
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json";
    public const string Database = "newssite.db";

    /// <summary>As many as a million pictures need.</summary>
    public const int MaxBytes = 512_000_000;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <exception cref="CannotStartException">It is not a manifest that this program knows.</exception>
    public static PaperManifest Read(byte[] json)
    {
        try
        {
            if (JsonSerializer.Deserialize<PaperManifest>(json) is { Files: not null, Rows: not null } manifest && manifest.Files.ContainsKey(Database))
            {
                return manifest.Format == CurrentFormat
                    ? manifest with { Rows = new(manifest.Rows, StringComparer.Ordinal), Files = new(manifest.Files, StringComparer.Ordinal) }
                    : throw new CannotStartException("The archive was written by a newer NewsSite: restore it with that version.");
            }
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new CannotStartException("The archive's list of files cannot be read: it is damaged, use another backup.");
    }

    /// <summary>The only names that an archive may hold: nothing that it is extracted to can lie elsewhere.</summary>
    public static bool IsName(string name) => Allowed().IsMatch(name);

    [GeneratedRegex(@"\A(?:newssite\.db|(?:media|keys)/[0-9A-Za-z_-][0-9A-Za-z._-]{0,199})\z")]
    private static partial Regex Allowed();
}

/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Hexadecimal, lower case.</param>
internal sealed record ArchivedFile(long Bytes, string Sha256);
