using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Every word that people read is a key of the words files: no view holds one, and no key is missing or left over.</summary>
public sealed partial class LiteralsTests
{
    private static readonly string Sources = Path.Combine(SeededPaper.Repository, "src");
    private static readonly string[] ReadAttributes = ["title", "alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label"];

    // Keys of which a part is only known when the program runs.
    private static readonly string[] Dynamic =
    [
        "desk.*.address", "desk.*.delete", "desk.*.delete-hint", "desk.*.delete-sure", "desk.*.in-use", "desk.*.kept", "desk.*.saved", "desk.*.slug-hint", "desk.acted.*", "desk.change.*", "desk.comment.*", "desk.comments.*", "desk.count.*", "desk.drawings.*", "desk.drawings.*-hint", "desk.many.*", "desk.markdown.*", "desk.markdown.*-hint", "desk.moved.*", "desk.revision-*", "desk.revision.*", "desk.rules.*", "desk.rules.*-hint",
        "desk.role.*", "desk.saved.*", "desk.state.*", "desk.step.*", "error.*.text", "error.*.title", "language.*", "log.act.*", "log.area.*", "me.done.*", "month.gregorian.*",
        "month.hijri.*", "receipt.*", "reject.*", "report.*", "second.*-button", "second.*-title", "second.*-what", "staff.may.*", "staff.state.*", "weekday.*",
    ];

    public static TheoryData<string> Views => [.. Files("*.cshtml").Select(file => Path.GetRelativePath(Sources, file))];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task No_view_holds_a_word_that_people_would_read(string view) =>
        Assert.Empty(Literals(await File.ReadAllTextAsync(Path.Combine(Sources, view))));

    [Theory]
    [InlineData("<p>@words[\"skip\"] Latest news</p>", "Latest news")]
    [InlineData("<a href=\"~/@card.Path\">خبرها</a>", "خبرها")]
    [InlineData("@if (Model.Cards.Count > 0)\n{\n  <p>Nothing here</p>\n}\nelse\n{\n  Otherwise\n}", "Nothing here", "Otherwise")]
    [InlineData("@{ var words = Here.Words; }\n<input placeholder=\"Your name\" value=\"@Model.Name\" title='@(Model.IsOpen ? \"a\" : \"b\")'>", "Your name")]
    [InlineData("<button type=\"submit\" value=\"sent-not-seen\">Send</button><input type=submit value=Go>", "Send", "Go")]
    [InlineData("<img alt=\"A photograph\"><nav aria-label=\"Sections @Model.Name\"></nav>", "A photograph", "Sections")]
    [InlineData("<title>@words.Format(\"title\", Head.Title ?? words[\"desk.title\"], Here.PaperName) | Desk</title>", "| Desk")]
    [InlineData("@foreach (var (part, cards) in Model.Bands)\n{\n<h2>@part.Name.</h2>\n<h3>@part?.Name!.Length[0] more</h3>}", "more")]
    [InlineData("<p>@* a comment *@ @@reader · 3</p>\n<script>let word;</script>", "@reader · 3")]
    public void Control_a_planted_word_is_found(string view, params string[] words) => Assert.Equal(words, Literals(view));

    [Fact]
    public void Every_key_that_is_named_exists_and_every_key_is_named()
    {
        var sources = Files("*.cs").Concat(Files("*.cshtml")).Select(File.ReadAllText).ToList();
        Assert.Equal([], KeyFaults(sources, Keys));
    }

    [Fact]
    public void Control_a_key_that_is_missing_left_over_or_put_together_is_found()
    {
        var sources = Files("*.cs").Concat(Files("*.cshtml")).Select(File.ReadAllText).ToList();
        var faults = KeyFaults(sources, Keys);
        sources.Add("words[\"unheard\"]; throw new InputRefusedException(\"nothing.of-the-sort\"); Fault(\"comment.unwritten\"); words[$\"share.{kind}.title\"]");
        Assert.Equal(["comment.unwritten is missing", "nothing.of-the-sort is missing", "share.*.title is put together, and nobody said so", "share.by-pigeon is left over", "unheard is missing"],
            KeyFaults(sources, Keys.Append("share.by-pigeon")).Except(faults));
    }

    private static IEnumerable<string> Keys => new Library().Of("en").Keys;

    private static List<string> Literals(string view)
    {
        var page = new HtmlParser().ParseDocument(RazorText.WithoutCode(view));
        var found = new List<string>();
        foreach (var node in page.Descendants())
        {
            if (node is IText text && text.ParentElement?.LocalName is not ("script" or "style")) found.Add(text.Data);
            if (node is not IElement element) continue;
            found.AddRange(element.Attributes.Where(a => ReadAttributes.Contains(a.Name) || (a.Name == "value" && IsButton(element))).Select(a => a.Value));
        }
        return [.. found.Where(t => t.Any(char.IsLetter)).Select(t => t.Trim())];
    }

    // The value of a button element is sent and not seen.
    private static bool IsButton(IElement element) =>
        element.LocalName == "input" && element.GetAttribute("type") is "submit" or "button" or "reset";

    private static List<string> KeyFaults(IReadOnlyList<string> sources, IEnumerable<string> keys)
    {
        var known = keys.ToHashSet();
        var rooms = known.Where(k => k.Contains('.', StringComparison.Ordinal)).Select(k => k.Split('.')[0]).ToHashSet();
        var named = sources.SelectMany(s => Named().Matches(s)).Select(m => m.Groups[1].Value).ToHashSet();
        // Whatever looks like a key of a known room is one, wherever it stands: in a condition, in a record of an act's outcome.
        named.UnionWith(sources.SelectMany(s => Constant().Matches(s)).Select(m => m.Groups[1].Value).Where(k => rooms.Contains(k.Split('.')[0])));
        var made = sources.SelectMany(s => PutTogether().Matches(s)).Select(m => Hole().Replace(m.Groups[1].Value, "*")).Where(k => rooms.Contains(k.Split('.')[0])).ToHashSet();
        var literals = sources.SelectMany(s => Literal().Matches(s)).Select(m => m.Groups[1].Value).ToHashSet();
        return
        [
            .. named.Except(known).Select(k => $"{k} is missing")
                .Concat(made.Except(Dynamic).Select(k => $"{k} is put together, and nobody said so"))
                .Concat(known.Where(k => !literals.Contains(k) && !Dynamic.Any(d => IsLike(k, d))).Select(k => $"{k} is left over"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsLike(string key, string pattern) => Regex.IsMatch(key, $"^{Regex.Escape(pattern).Replace("\\*", "[^.]+", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Sources, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("(?:[wW]ords\\[|[wW]ords\\.(?:Format|Count)\\(|InputRefusedException\\()\"([a-z0-9.-]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("(?<!\\$)\"([a-z]+(?:\\.[a-z0-9-]+)+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex("\\$\"([a-z]+\\.[a-z0-9.-]*\\{[^\"]*)\"")]
    private static partial Regex PutTogether();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Hole();

    [GeneratedRegex("\"([a-z0-9.-]+)\"")]
    private static partial Regex Literal();
}
