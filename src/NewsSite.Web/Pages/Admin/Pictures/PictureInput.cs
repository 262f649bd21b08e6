using System.Globalization;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>The fields of a picture's form, and all that a request can say of one (P34). They keep what was typed.</summary>
public sealed class PictureInput
{
    public int Version { get; set; }
    public string? Alt { get; set; }
    public string? Caption { get; set; }
    public string? Credit { get; set; }

    /// <summary>The code of an edition.</summary>
    public string? Lang { get; set; }

    /// <summary>Percent, in any digits; both empty for no point.</summary>
    public string? FocusX { get; set; }
    public string? FocusY { get; set; }

    /// <param name="notes">As they are saved.</param>
    /// <param name="language">The desk's: words that are still to be written are most likely in it.</param>
    public static PictureInput Of(PictureNotes notes, string language) => new()
    {
        Version = notes.Version,
        Alt = notes.Alt,
        Caption = notes.Caption,
        Credit = notes.Credit,
        Lang = notes.Lang ?? language,
        FocusX = FocalPoint.Of(notes.Focus)?.X.ToString(CultureInfo.InvariantCulture),
        FocusY = FocalPoint.Of(notes.Focus)?.Y.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What is wrong with it; cleans what is right (P6).</summary>
    /// <param name="typed">To be saved, where nothing is wrong.</param>
    public List<Fault> Read(Paper paper, out TypedNotes typed)
    {
        var faults = new List<Fault>();
        (Alt, Caption, Credit) = (Clean("alt", Alt, LeadPicture.MaxAltLength), Clean("caption", Caption, LeadPicture.MaxCaptionLength), Clean("credit", Credit, LeadPicture.MaxCaptionLength));
        if (paper.Edition(Lang ?? "") is null) faults.Add(new("lang", "desk.fault.edition"));
        FocalPoint? point = null;
        if (Percent(FocusX) is { } x && Percent(FocusY) is { } y) point = new(x, y);
        else if (!string.IsNullOrWhiteSpace(FocusX) || !string.IsNullOrWhiteSpace(FocusY)) faults.Add(new(Percent(FocusX) is null ? "focusX" : "focusY", "desk.fault.percent", FocalPoint.Most));
        typed = new(Alt, Caption, Credit, Lang ?? "", point);
        return faults;

        string Clean(string field, string? text, int most)
        {
            var line = (text ?? "").Length > most * 4 ? text! : PlainText.CleanLine(text ?? "");
            if (line.Length > most) faults.Add(new(field, "desk.fault.too-long", most));
            return line;
        }
    }

    private static int? Percent(string? typed) =>
        Enumerable.Range(1, 3).Select(length => TypedDigits.Read(typed, length)).FirstOrDefault(digits => digits is not null) is { } digits
        && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number <= FocalPoint.Most ? number : null;
}
