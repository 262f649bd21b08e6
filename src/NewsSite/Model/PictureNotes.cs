using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>
/// What the newsroom notes of a picture for whoever uses it next. Readers never see it: an article has words of its own,
/// which begin as these. A picture that was destroyed has none.
/// </summary>
public sealed class PictureNotes
{
    public long MediaFileId { get; private set; }
    public MediaFile MediaFile { get; init; } = null!;

    /// <summary>Who sent it; null for what was imported. No foreign key: a picture outlives who sent it.</summary>
    public long? AddedById { get; private set; }

    public string Alt { get; private set; } = "";
    public string Caption { get; private set; } = "";
    public string Credit { get; private set; } = "";

    /// <summary>The code of the edition in whose language the words are; null while there are none.</summary>
    public string? Lang { get; private set; }

    /// <summary>The number of the <see cref="FocalPoint"/> that is wanted; until the files are cut so, <see cref="MediaFile.Cut"/> differs.</summary>
    public int Focus { get; private set; }

    /// <summary>Raised by what a person changes, not by what is learned or cut.</summary>
    public int Version { get; private set; }

    /// <summary><see cref="SearchFolding.Version"/> of the rules that folded it.</summary>
    public int FoldVersion { get; private set; }

    /// <summary>Its name and words as the search compares them, and their other forms.</summary>
    public string Folded { get; private set; } = "";

    /// <param name="media">Stored, or about to be in the same transaction.</param>
    /// <param name="addedBy">The id of who sent it.</param>
    public static PictureNotes Of(MediaFile media, long? addedBy)
    {
        var notes = new PictureNotes { MediaFile = media, AddedById = addedBy };
        notes.Fold();
        return notes;
    }

    /// <summary>Takes what somebody wrote; <see cref="MediaFile"/> is loaded.</summary>
    public void Describe(string alt, string caption, string credit, string? lang)
    {
        Version++;
        Take(alt, caption, credit, lang);
    }

    /// <summary>From a public article that shows it: its words, as long as nobody has written any here.</summary>
    public void Learn(LeadPicture lead, string edition)
    {
        if (Alt.Length + Caption.Length + Credit.Length > 0) return;
        var lang = lead.AltLang ?? edition;
        Take(lead.Alt, lang == edition ? lead.Caption ?? "" : "", lead.Credit ?? "", lang);
    }

    /// <summary>Takes over from the picture in whose place it stands: its words, whose it is, and, where nothing has moved in it, what is looked at.</summary>
    public void Inherit(PictureNotes former, bool isInPlace)
    {
        AddedById = former.AddedById;
        Describe(former.Alt, former.Caption, former.Credit, former.Lang);
        if (isInPlace) Focus = former.Focus;
    }

    public void LookAt(FocalPoint? point)
    {
        Focus = point?.Number ?? 0;
        Version++;
    }

    /// <summary>It cannot be cut as wanted: what is, stays.</summary>
    public void KeepCut() => Focus = MediaFile.Cut;

    private void Take(string alt, string caption, string credit, string? lang)
    {
        (Alt, Caption, Credit) = (alt, caption, credit);
        Lang = alt.Length + caption.Length + credit.Length > 0 ? lang : null;
        Fold();
    }

    /// <summary>Folds the words as they stand; <see cref="MediaFile"/> is loaded.</summary>
    public void Fold()
    {
        FoldVersion = SearchFolding.Version;
        var words = SearchFolding.Words(string.Join(' ', MediaFile.Name, Alt, Caption, Credit), Lang ?? "");
        Folded = string.Join(' ', words.SelectMany(w => w.Parts).Concat(words.SelectMany(SearchForms.InText).Distinct()));
    }
}

/// <summary>A picture as the desk's library lists it.</summary>
/// <param name="Uses">In how many articles it stands.</param>
public sealed record PictureRow(long Id, CardPicture Picture, string Name, string Alt, string? Lang, string Credit, DateTime StoredAt, int Uses);
