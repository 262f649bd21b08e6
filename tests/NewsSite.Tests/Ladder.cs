using System.Text.RegularExpressions;

namespace NewsSite.Tests;

/// <summary>
/// Who may know whom (DESIGN §2), read from the sources. An arrow is a <c>using</c> or any qualified name, in C# and in
/// views: a parent namespace needs no <c>using</c>, so <c>Comments.SubmitComment</c> is as much an arrow.
/// </summary>
internal static partial class Ladder
{
    private static readonly Dictionary<string, int> Levels = new()
    {
        ["Text"] = 0,
        ["Model"] = 1,
        ["Data"] = 2,
        ["Comments"] = 3,
        ["Publishing"] = 3,
        ["Media"] = 3,
        ["Search"] = 3,
        ["Staff"] = 3,
        ["Import"] = 4,
        ["Safety"] = 4,
        ["Newsroom"] = 5,
        ["Web.Pages"] = 6,
        ["Web.Pages.Admin"] = 6,
        ["Web.Pages.Account"] = 6,
        ["Web.Feeds"] = 6,
        ["Web.Media"] = 6,
        ["Web.Commands"] = 6,
        ["Web.Operations"] = 6,
        ["Web.Program"] = 7,
    };

    private const string SharedPages = "Web.Pages.Shared";

    private static readonly string[] MayNameNewsDb =
        ["Data", "Comments", "Publishing", "Media", "Search", "Staff", "Import", "Safety", "Newsroom", "Web.Pages.Admin", "Web.Pages.Account", "Web.Commands"];

    /// <param name="sources">Paths below the repository, with slashes, and what the files hold.</param>
    /// <returns>A line for each arrow that the ladder does not have.</returns>
    public static List<string> Faults(IEnumerable<(string Path, string Text)> sources)
    {
        var files = sources.Where(s => s.Path.StartsWith("src/", StringComparison.Ordinal)).Select(s => new SourceFile(s.Path, s.Text)).ToList();
        var names = files.SelectMany(f => f.Declared.Select(name => (f.Room, name))).ToHashSet();
        return [.. files.SelectMany(file => Faults(file, names).Distinct().Select(fault => $"{file.Path}: {fault}"))];
    }

    /// <summary>How many arrows there are from room to room; a reader of sources that sees none would find no fault either.</summary>
    public static int Arrows(IEnumerable<(string Path, string Text)> sources)
    {
        var files = sources.Select(s => new SourceFile(s.Path, s.Text)).ToList();
        var names = files.SelectMany(f => f.Declared.Select(name => (f.Room, name))).ToHashSet();
        return files.Sum(file => file.Targets(names).Distinct().Count(room => room != file.Room));
    }

    private static IEnumerable<string> Faults(SourceFile file, HashSet<(string, string)> names)
    {
        if (!Levels.ContainsKey(file.Room) && file.Room != SharedPages) yield return $"there is no room {file.Room}; only Newsroom.cs and Program.cs stand at a project's root";
        if (file.Namespace is { } space && space != file.Folder) yield return $"its namespace is {space}, its folder {file.Folder}";
        if (file.Path.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal) && UsingOfOurs().IsMatch(file.Text)) yield return "views import rooms one by one, not through _ViewImports";
        if (NamesNewsDb().IsMatch(file.Text) && !MayNameNewsDb.Contains(file.Room)) yield return "NewsDb is for those who write; this room reads through ReadDb";
        foreach (var target in file.Targets(names).Distinct())
        {
            if (!MayKnow(file.Room, target)) yield return $"{file.Room} may not know {target}";
        }
    }

    private static bool MayKnow(string from, string to) =>
        from == to
        || (to == SharedPages ? from.StartsWith("Web.P", StringComparison.Ordinal) // pages and Program
            : Levels.TryGetValue(to, out var below) && below < Levels.GetValueOrDefault(from, from == SharedPages ? 6 : -1));

    private sealed class SourceFile
    {
        public SourceFile(string path, string text)
        {
            Path = path;
            Text = Comment().Replace(text, " ");
            var parts = path["src/".Length..].Split('/');
            Folder = string.Join('.', parts[..^1]);
            var isWeb = parts[0] == "NewsSite.Web";
            Room = RoomOf((isWeb ? "Web." : "") + (parts.Length > 2 ? string.Join('.', parts[1..^1]) : System.IO.Path.GetFileNameWithoutExtension(parts[^1])));
            Namespace = path.EndsWith(".cs", StringComparison.Ordinal) && NamespaceLine().Match(Text) is { Success: true } line ? line.Groups[1].Value : null;
            Types = [.. TypeName().Matches(Text).Select(m => m.Groups[1].Value)];
            var depth = Room.Split('.').Length - (isWeb ? 1 : 0);
            Below = parts.Length > 2 ? string.Concat(parts[(1 + depth)..^1].Select(folder => folder + ".")) : "";
        }

        public string Path { get; }
        public string Text { get; }
        public string Folder { get; }
        public string Room { get; }
        public string? Namespace { get; }

        /// <summary>The folders below its room, each with a dot behind it.</summary>
        public string Below { get; }

        public List<string> Types { get; }

        /// <summary>What may follow the room's name.</summary>
        public IEnumerable<string> Declared => Types.Select(type => Below + type);

        /// <summary>The rooms that it names. A type by its name alone is no arrow: many pages have an IndexModel.</summary>
        public IEnumerable<string> Targets(HashSet<(string, string)> names)
        {
            foreach (var path in DottedName().Matches(NamespaceLine().Replace(Text, " ")).Select(m => m.Value))
            {
                var full = path.StartsWith("NewsSite.", StringComparison.Ordinal);
                var name = full ? path["NewsSite.".Length..] : path;
                foreach (var candidate in Room.StartsWith("Web.", StringComparison.Ordinal) && !full ? (string[])["Web." + name, "Web.Pages." + name, name] : [name])
                {
                    if (candidate.StartsWith("Newsroom.", StringComparison.Ordinal)) yield return "Newsroom";
                    else if (full) yield return RoomOf(candidate);
                    else if (RoomOf(candidate) is var room && Beginnings(candidate[room.Length..]).Any(inner => inner != name.Split('.')[0] && names.Contains((room, inner)))) yield return room;
                }
            }
        }

        private static IEnumerable<string> Beginnings(string dotted)
        {
            var parts = dotted.TrimStart('.').Split('.');
            return parts.Select((_, i) => string.Join('.', parts[..(i + 1)]));
        }

        // Below Pages three folders are rooms of their own; the rest are the readers' pages.
        private static string RoomOf(string name)
        {
            var parts = name.Split('.');
            if (parts[0] != "Web") return parts[0];
            if (parts.Length == 1) return "Web.Program";
            return parts is [_, "Pages", "Admin" or "Account" or "Shared", ..] ? string.Join('.', parts[..3]) : string.Join('.', parts[..2]);
        }
    }

    [GeneratedRegex(@"(?<!:)//[^\n]*|/\*.*?\*/|@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*@?namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum|delegate)\s+(?:struct\s+|class\s+)?([A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex DottedName();

    [GeneratedRegex(@"@using\s+(?:static\s+)?NewsSite\b")]
    private static partial Regex UsingOfOurs();

    [GeneratedRegex(@"\bNewsDb\b")]
    private static partial Regex NamesNewsDb();
}
