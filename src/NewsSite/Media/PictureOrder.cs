using System.Text.Json.Serialization;

namespace NewsSite.Media;

/// <summary>What is to be made of a picture. It names no paper and no database, and goes to another process as JSON.</summary>
[JsonDerivedType(typeof(All), "all"), JsonDerivedType(typeof(Missing), "missing"), JsonDerivedType(typeof(Cuts), "cuts")]
[JsonDerivedType(typeof(Change), "change"), JsonDerivedType(typeof(Icons), "icons"), JsonDerivedType(typeof(Card), "card")]
internal abstract record PictureOrder
{
    private PictureOrder()
    {
    }

    /// <param name="content">A file that somebody sent, where the order is of one.</param>
    /// <exception cref="Text.InputRefusedException">It is no picture that the paper takes, or is damaged.</exception>
    public abstract PictureMade Fill(byte[] content);

    /// <summary>All files of a picture that was sent, into a folder.</summary>
    public sealed record All(string Folder, string Key, int Cut) : PictureOrder
    {
        public override PictureMade Fill(byte[] content)
        {
            PictureHeader.Check(content);
            return Renditions.Write(content, Folder, Key, Cut);
        }
    }

    /// <summary>What older programs did not make of a picture, from its master.</summary>
    public sealed record Missing(string Master, string Folder, string Key, int Cut) : PictureOrder
    {
        public override PictureMade Fill(byte[] content) => Renditions.WriteMissing(Master, Folder, Key, Cut);
    }

    /// <summary>All that is cut of a picture, from its master.</summary>
    public sealed record Cuts(string Master, string Folder, string Key, int Cut) : PictureOrder
    {
        public override PictureMade Fill(byte[] content) => Renditions.WriteCuts(Master, Folder, Key, Cut);
    }

    /// <summary>The picture of a master after what was done to it, as <see cref="PictureMade.Drawn"/>.</summary>
    public sealed record Change(string Master, PictureChange Wanted) : PictureOrder
    {
        public override PictureMade Fill(byte[] content) => new(Drawn: [new("changed", Renditions.Change(Master, Wanted))]);
    }

    /// <summary>The paper's icons, of one that was sent.</summary>
    public sealed record Icons : PictureOrder
    {
        public override PictureMade Fill(byte[] content) => new(Drawn: Emblems.Icons(content));
    }

    /// <summary>The paper's card, of one that was sent.</summary>
    public sealed record Card : PictureOrder
    {
        public override PictureMade Fill(byte[] content) => new(Drawn: [Emblems.Card(content)]);
    }
}

/// <summary>What was made.</summary>
/// <param name="Width">Of the master, in pixels; 0 where none was made.</param>
/// <param name="Height">Of the master, in pixels.</param>
/// <param name="Ground">The picture's, as <see cref="Model.Ground"/> numbers them.</param>
/// <param name="Drawn">What is not written into a folder.</param>
internal sealed record PictureMade(int Width = 0, int Height = 0, int Ground = 0, IReadOnlyList<Drawing>? Drawn = null);

/// <summary>A picture file in memory.</summary>
internal sealed record Drawing(string Name, byte[] Content);
