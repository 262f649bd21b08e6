namespace NewsSite.Model;

/// <summary>
/// A drawing that stands for the paper, ready to be sent: its icon in one size, or its card for other sites. Made of what
/// <c>site.yaml</c> names when that is imported.
/// </summary>
public sealed class Emblem
{
    /// <summary>What its address ends in: <c>192.png</c>.</summary>
    public required string Name { get; init; }

    public required byte[] Content { get; set; }

    /// <summary>Changes with the content.</summary>
    public required string Digest { get; set; }

    public const string Favicon = "favicon.ico";
    public const string Touch = "180.png";
    public const string Small = "192.png";
    public const string Large = "512.png";

    /// <summary>512 pixels too, with room around the drawing: systems cut a circle, or whatever they like, out of it.</summary>
    public const string Maskable = "maskable.png";

    /// <summary>1200 × 630.</summary>
    public const string Card = "card.jpg";

    public static string PathOf(string name) => name == Favicon ? name : $"icons/{name}";
}
