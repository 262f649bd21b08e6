using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>The fields of a correction's form, and all that a request can say of one (P34). They keep what was typed.</summary>
public sealed class CorrectionInput
{
    /// <summary>Null for a new one.</summary>
    public long? Id { get; set; }
    public int Version { get; set; }
    public CorrectionKind Kind { get; set; }
    public CorrectionPlace Place { get; set; }
    public string? Text { get; set; }
    public bool Substantive { get; set; }

    /// <summary>Whether readers may see what was changed.</summary>
    public bool Compared { get; set; }

    /// <summary>Sets a field of this form apart from those of the others on the page.</summary>
    public string Suffix => Id is { } id ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{id}") : "-new";

    /// <summary>The form as it stands for a saved one.</summary>
    public static CorrectionInput Of(Correction correction) =>
        new() { Id = correction.Id, Version = correction.Version, Kind = correction.Kind, Place = correction.Place, Text = correction.Text, Compared = correction.Compared is not null };

    public TypedCorrection Typed() => new(Id, Version, Kind, Place, Text ?? "", Substantive, Compared);
}
