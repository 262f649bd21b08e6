using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>The fields of the rules, and all that a request can say of them (P34). They keep what was typed.</summary>
public sealed class RulesInput
{
    public int Version { get; set; }
    public string? Moderation { get; set; }
    public string? CloseAfterDays { get; set; }
    public string? MaxLinks { get; set; }
    public string? PerMinute { get; set; }
    public string? WaveFrom { get; set; }
    public string? MostWaiting { get; set; }

    /// <summary>The form as it stands for rules that hold, in the digits of the desk's language.</summary>
    public static RulesInput Of(CommentRules rules, int version, PaperDate dates) => new()
    {
        Version = version,
        Moderation = rules.Moderation.ToString(),
        CloseAfterDays = dates.Number(rules.CloseAfterDays),
        MaxLinks = dates.Number(rules.MaxLinks),
        PerMinute = dates.Number(rules.PerMinute),
        WaveFrom = dates.Number(rules.WaveFrom),
        MostWaiting = dates.Number(rules.MostWaiting),
    };

    /// <param name="chosen">As they are saved: what a setting has taken from the desk stays as it is.</param>
    /// <param name="settings">Those.</param>
    /// <param name="faults">One for each field that says no number, or one out of its bounds.</param>
    public CommentRules Typed(CommentRules chosen, CommentSettings settings, List<Fault> faults) => new(
        settings.Moderation is null && Enum.TryParse<Moderation>(Moderation, out var who) && Enum.IsDefined(who) ? who : chosen.Moderation,
        Read("perMinute", PerMinute, 1, settings.PerMinute, chosen.PerMinute, faults),
        Read("maxLinks", MaxLinks, 0, settings.MaxLinks, chosen.MaxLinks, faults),
        Read("closeAfterDays", CloseAfterDays, 0, settings.CloseAfterDays, chosen.CloseAfterDays, faults),
        Read("waveFrom", WaveFrom, 0, settings.WaveFrom, chosen.WaveFrom, faults),
        Read("mostWaiting", MostWaiting, 1, settings.MostWaiting, chosen.MostWaiting, faults));

    private static int Read(string field, string? typed, int least, int? setting, int chosen, List<Fault> faults)
    {
        if (setting is not null) return chosen;
        if (TypedDigits.Number(typed, CommentRules.MostOfAny) is { } number && number >= least) return number;
        faults.Add(new(field, least > 0 ? "desk.fault.number-above-0" : "desk.fault.number", CommentRules.MostOfAny));
        return chosen;
    }
}
