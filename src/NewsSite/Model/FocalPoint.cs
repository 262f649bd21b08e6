namespace NewsSite.Model;

/// <summary>
/// The point of a picture that every cut keeps, in percent of its width from its left edge and of its height from its
/// upper one, whatever the direction of the page that shows it.
/// </summary>
public readonly record struct FocalPoint(int X, int Y)
{
    public const int Most = 100;

    /// <summary>The number under which it is stored and stands in names of files: from 1 on; 0 is none.</summary>
    public int Number => 1 + (Y * (Most + 1)) + X;

    /// <returns>Null where the cut is left to what draws the eye.</returns>
    public static FocalPoint? Of(int number) => number == 0 ? null : new((number - 1) % (Most + 1), (number - 1) / (Most + 1));

    /// <summary>Where a cut of that length begins on a side of that length, so that the point is as near to its middle as can be.</summary>
    public static int Start(int whole, int cut, int percent) => Math.Clamp((int)Math.Round((whole * percent / 100.0) - (cut / 2.0)), 0, whole - cut);
}
