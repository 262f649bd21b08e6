using System.Text.Json.Serialization;

namespace NewsSite.Media;

/// <summary>What becomes of a picture.</summary>
[JsonDerivedType(typeof(Turn), "turn"), JsonDerivedType(typeof(Crop), "crop"), JsonDerivedType(typeof(Blur), "blur")]
public abstract record PictureChange
{
    private PictureChange()
    {
    }

    /// <summary>A quarter to the right, or to the left.</summary>
    public sealed record Turn(bool ToTheRight) : PictureChange;

    /// <summary>Only that area stays.</summary>
    public sealed record Crop(Area Area) : PictureChange;

    /// <summary>Of those areas nothing is to be recognised: faces, number plates.</summary>
    public sealed record Blur(IReadOnlyList<Area> Areas) : PictureChange;

    /// <summary>Another picture takes its place.</summary>
    /// <param name="Content">A file as <see cref="StorePicture"/> takes it.</param>
    public sealed record Replace(Stream Content) : PictureChange;
}

/// <summary>A rectangle of a picture, in percent of its width and height from the upper left edge.</summary>
public readonly record struct Area(int Left, int Top, int Width, int Height)
{
    public const int Most = 100;

    /// <summary>It has an extent, and lies within the picture.</summary>
    [JsonIgnore]
    public bool IsWithin => Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Left + Width <= Most && Top + Height <= Most;

    /// <summary>The pixels that it touches, of a picture of that size: never fewer than were meant.</summary>
    internal (int Left, int Top, int Width, int Height) Of(int width, int height)
    {
        var (left, top) = (Left * width / Most, Top * height / Most);
        return (left, top, Math.Max(1, (((Left + Width) * width) + Most - 1) / Most - left), Math.Max(1, (((Top + Height) * height) + Most - 1) / Most - top));
    }
}
