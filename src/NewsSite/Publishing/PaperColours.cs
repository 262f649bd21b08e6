namespace NewsSite.Publishing;

/// <summary>What the paper is printed on, for the parts of a browser that are not the page's: <c>--paper</c> of readers' stylesheet.</summary>
public static class PaperColours
{
    public const string Light = "#fffdf8";
    public const string Dark = "#16181b";
}
