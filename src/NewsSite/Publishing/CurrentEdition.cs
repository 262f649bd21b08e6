using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>The edition and the form in which a request is answered: its words, its dates, where its links lead. One for each request.</summary>
public sealed class CurrentEdition(CurrentPaper paper, Library library)
{
    private Edition? edition;

    public Paper Paper => paper.Value;

    /// <summary>The default one until the request's address has said otherwise.</summary>
    public Edition Edition
    {
        get => edition ?? Paper.Default;
        set
        {
            edition = value;
            dates = null;
        }
    }

    /// <summary>Whether the page is asked for in its lite form: one answer, without pictures, script and style sheet.</summary>
    public bool IsLite { get; set; }

    /// <summary>What links within the paper start with, so that they keep the edition and the form.</summary>
    public string PathBase => BaseOf(Edition);

    public string FrontPath => FrontOf(Edition);

    /// <summary>The same for a link to another edition: the form is kept.</summary>
    public string BaseOf(Edition other) => other.BaseIn(IsLite);

    public string FrontOf(Edition other) => other.FrontIn(IsLite);

    private PaperDate? dates;

    public Words Words => library.Of(Edition.Code);

    public PaperDate Dates => dates ??= new PaperDate(Words, paper.Zone, Edition.Calendar, Edition.Digits);

    public string PaperName => Paper.Name.In(Edition.Code);

    /// <summary>By whom a comment is, for those who read it.</summary>
    public string Commenter(string? name, bool isOfStaff) => isOfStaff ? PaperName : name ?? Words["comment.reader"];

    /// <summary>What this edition calls the language of another; an edition of which its words know nothing, by its own name.</summary>
    public string LanguageOf(string edition) => Words.Has($"language.{edition}") ? Words[$"language.{edition}"] : Paper.Edition(edition)?.Name ?? edition;

    /// <summary>Which way a language runs: as its edition says; of any other, as it is commonly written.</summary>
    public string DirectionOf(string language) => Paper.Edition(language)?.Direction ?? TextDirection.Of(language);

    /// <summary>The editions whose language the desk can speak: those whose words somebody has written.</summary>
    public IEnumerable<Edition> DeskLanguages => Paper.Editions.Where(e => Library.Languages.Contains(e.Code));

    /// <summary>A sentence with a number or a moment (UTC) in it, in the edition's digits and calendar.</summary>
    public string Sentence(string wordKey, object? value) => Words.Format(wordKey, value switch
    {
        int number => Dates.Number(number),
        DateTime moment => Dates.Moment(moment),
        _ => value,
    });

    public TimeZoneInfo Zone => paper.Zone;
}
