namespace NewsSite.Web.Tests.Css;

/// <summary>
/// What the readers' style sheets may use, and from which Chrome, Firefox and Safari on (MDN's browser-compat-data). The floor of
/// DESIGN §5 is Chrome 70, Firefox 68, Safari 12.1: what is younger stands in <see cref="Degrades"/> with what happens without it.
/// </summary>
internal static class Floor
{
    private static readonly decimal[] Versions = [70, 68, 12.1m];

    /// <summary>As old as style sheets, or known since 2016 at the latest: the versions are left out.</summary>
    public static IReadOnlySet<string> Old { get; } = """
        -webkit-text-size-adjust align-items background border border-collapse border-color border-radius border-width box-sizing clip color content counter-increment
        counter-reset cursor direction display fill flex flex-basis flex-wrap font font-family font-size font-weight height justify-content letter-spacing line-height
        list-style list-style-type margin max-height max-width min-height min-width order outline outline-color outline-offset overflow overflow-wrap overflow-x padding position src
        stroke stroke-linecap stroke-linejoin stroke-width text-align text-decoration top unicode-range vertical-align white-space width z-index
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    /// <summary>Properties, functions (<c>clamp()</c>), words of values (<c>"fit-content"</c>), pseudo-classes, at-rules and features of media.</summary>
    public static IReadOnlyDictionary<string, decimal[]> Since { get; } = new Dictionary<string, decimal[]>
    {
        ["aspect-ratio"] = [88, 89, 15],
        ["border-block-end"] = [69, 41, 12.1m],
        ["border-block-end-color"] = [69, 41, 12.1m],
        ["border-block-start"] = [69, 41, 12.1m],
        ["border-inline-start"] = [69, 41, 12.1m],
        ["clip-path"] = [55, 54, 9.1m],
        ["color-scheme"] = [81, 96, 13],
        ["column-gap"] = [66, 61, 12], // in a grid; in a flex box 84, 63, 14.1
        ["font-display"] = [60, 58, 11.1m],
        ["grid-auto-flow"] = [57, 52, 10.1m],
        ["grid-column"] = [57, 52, 10.1m],
        ["grid-row"] = [57, 52, 10.1m],
        ["grid-template-columns"] = [57, 52, 10.1m],
        ["margin-block-end"] = [69, 41, 12.1m],
        ["margin-block-start"] = [69, 41, 12.1m],
        ["margin-inline-end"] = [69, 41, 12.1m],
        ["margin-inline-start"] = [69, 41, 12.1m],
        ["object-fit"] = [32, 36, 10],
        ["padding-block-end"] = [69, 41, 12.1m],
        ["padding-block-start"] = [69, 41, 12.1m],
        ["padding-inline-end"] = [69, 41, 12.1m],
        ["padding-inline-start"] = [69, 41, 12.1m],
        ["text-decoration-color"] = [57, 36, 12.1m],
        ["text-underline-offset"] = [87, 70, 12.1m],
        ["text-wrap"] = [114, 121, 17.5m],
        ["unicode-bidi"] = [48, 50, 11], // isolate; the rest is old
        ["clamp()"] = [79, 75, 13.1m],
        ["max()"] = [79, 75, 11.1m],
        ["min()"] = [79, 75, 11.1m],
        ["minmax()"] = [57, 52, 10.1m],
        ["polygon()"] = [55, 54, 9.1m],
        ["repeat()"] = [57, 52, 10.1m],
        ["var()"] = [49, 31, 9.1m],
        ["\"fit-content\""] = [46, 94, 11],
        ["\"pretty\""] = [117, 999, 26], // Firefox knows none so far
        ["\"sticky\""] = [56, 59, 13],
        [":focus-visible"] = [86, 85, 15.4m],
        [":placeholder-shown"] = [47, 51, 9],
        ["@font-face"] = [4, 3.5m, 3.1m],
        ["@media"] = [1, 1, 3],
        ["@supports"] = [28, 22, 9],
        ["(prefers-color-scheme)"] = [76, 67, 12.1m],
        ["(prefers-contrast)"] = [96, 101, 14.1m],
        ["(forced-colors)"] = [89, 81, 16],
    };

    /// <summary>Younger than the floor, and why that does no harm.</summary>
    public static IReadOnlyDictionary<string, string> Degrades { get; } = new Dictionary<string, string>
    {
        ["aspect-ratio"] = "a card's picture has the height of its file, which differs by a part of a pixel",
        ["(prefers-color-scheme)"] = "the page is light",
        ["color-scheme"] = "a dark page has light scroll bars",
        ["clamp()"] = "only within @supports: the steps of the scale are fixed",
        ["text-underline-offset"] = "the line of a link stands closer",
        ["text-wrap"] = "a headline's last line may be short",
        [":focus-visible"] = "alone in its rule, which takes the ring away: without it the ring stays",
        ["\"pretty\""] = "a headline is balanced, or breaks where it must",
        ["\"sticky\""] = "the latest news scroll away with the page",
        ["\"fit-content\""] = "what shows in a picture's place has the whole width",
    };

    /// <summary>Functions that every browser knows.</summary>
    public static IReadOnlySet<string> Functions { get; } = new HashSet<string> { "calc", "counter", "format", "local", "not", "nth-child", "rect", "rgb", "rgba", "url" };

    /// <summary>Words that every browser of the floor knows as values.</summary>
    public static IReadOnlySet<string> Words { get; } = """
        absolute auto auto-fit balance baseline block border-box both break-word center clip collapse cover currentColor dark decimal dense disc double end flex flex-start flex-end grid hidden inherit
        inline inline-block isolate italic light ltr none normal nowrap optional persian pointer pre-line pre-wrap rank relative round rtl solid space-between span start swap transparent
        top underline uppercase wrap
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    public static IReadOnlySet<string> Units { get; } = new HashSet<string> { "%", "em", "rem", "px", "vw", "vh", "fr", "ch", "pt", "cm" };

    public static IReadOnlySet<string> PseudoClasses { get; } = new HashSet<string> { ":first-child", ":focus", ":hover", ":nth-child", ":root", ":target", ":not", "::before", "::after", ":last-child", ":checked" };

    public static IReadOnlySet<string> Media { get; } = new HashSet<string> { "(min-width)", "(max-width)", "(min-height)", "(prefers-reduced-motion)" };

    public static bool IsYounger(string what) => Since.TryGetValue(what, out var versions) && versions.Zip(Versions).Any(v => v.First > v.Second);
}
