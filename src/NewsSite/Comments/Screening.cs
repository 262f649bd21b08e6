using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// What becomes of a comment that may come in: phases in the order of the list, and the first that decides ends it. Size and
/// shape, closed threads, twins and floods have been there before (<see cref="SubmitComment"/>).
/// </summary>
public sealed class Screening(NewsDb db, ReservedNames reserved, UnwantedWords lists, Flood flood, Senders senders, FormStamps stamps, ReaderTokens tokens, HouseRules house, TimeProvider clock)
{
    internal async Task<Verdict> RunAsync(Screened comment, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rules = (await house.NowAsync(stopping)).Rules;
        // Where all is to be public at once, only what an editor has said holds a comment.
        var isSuspicious = rules.Moderation != Moderation.None;
        return (isSuspicious ? Flood(comment, rules, now) : null)
            ?? (comment.IsOfStaff ? new Verdict(CommentState.Published, ScreeningPhases.Staff) : null)
            ?? (senders.IsSilenced(comment.AddressKey, now) ? new Verdict(CommentState.Rejected, ScreeningPhases.Silenced) : null)
            ?? await StaffNameAsync(comment, stopping)
            ?? await WordsAsync(comment, stopping)
            ?? (isSuspicious ? Traces(comment, rules) : null)
            ?? (isSuspicious && senders.IsMostlyRejected(comment.AddressKey, now) ? Verdict.Held("screening.history") : null)
            ?? (isSuspicious ? await FormAsync(comment, stopping) : null)
            ?? await WriterAsync(comment, rules, stopping);
    }

    private Verdict? Flood(Screened comment, CommentRules rules, DateTime now) =>
        !comment.IsOfStaff && flood.IsHigh(comment.AddressKey, rules.PerMinute, now) ? Verdict.Held("screening.flood") : null;

    private async Task<Verdict?> StaffNameAsync(Screened comment, CancellationToken stopping) =>
        comment.Typed.Name is { } name && await reserved.IsStaffAsync(name, stopping) ? Verdict.Held("screening.staff-name") : null;

    // A guess rests on consonants alone: what is banned outright is then only held.
    private async Task<Verdict?> WordsAsync(Screened comment, CancellationToken stopping)
    {
        var (banned, suspect) = await lists.LoadAsync(db, stopping);
        var texts = TextsOf(comment);
        var found = texts.Select(banned.Find).OfType<FoundWord>().OrderBy(f => f.IsGuess).FirstOrDefault();
        if (found is { IsGuess: false }) return new(CommentState.Rejected, ScreeningPhases.BannedWord, found.Entry);
        return (found ?? texts.Select(suspect.Find).FirstOrDefault(f => f is not null)) is { } word ? Verdict.Held("screening.suspect-word", word.Entry) : null;
    }

    // As it was typed, and where that differs as it is read: marks of emphasis within a word divide it for nobody.
    private static IReadOnlyList<string> TextsOf(Screened comment)
    {
        string[] texts = [comment.Typed.Text, CommentMarkdown.Read(comment.Typed.Text)];
        return [.. texts.Distinct().Select(text => $"{comment.Typed.Name}\n{text}")];
    }

    private static Verdict? Traces(Screened comment, CommentRules rules)
    {
        var texts = TextsOf(comment);
        var targets = CommentMarkdown.Targets(comment.Typed.Text); // where its links lead, however that was written
        if (Math.Max(Text.Traces.Links($"{comment.Typed.Name}\n{comment.Typed.Text}"), targets.Count) is var links && links > rules.MaxLinks) return Verdict.Held("screening.links", links.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (texts.Select(Text.Traces.Number).FirstOrDefault(n => n is not null) is var (kind, number)) return Verdict.Held(kind == NumberKind.Card ? "screening.card-number" : "screening.phone-number", number);
        return texts.Select(Text.Traces.Messenger).Concat(targets.Select(Text.Traces.MessengerOf)).FirstOrDefault(m => m is not null) is { } messenger ? Verdict.Held("screening.messenger", messenger) : null;
    }

    // A browser that fills in what nobody sees, and a page from last month, are no crime: such a comment waits, and no more.
    private async Task<Verdict?> FormAsync(Screened comment, CancellationToken stopping)
    {
        if (!string.IsNullOrEmpty(comment.Trap)) return Verdict.Held("screening.trap");
        return await stamps.IsOursAsync(comment.Stamp, comment.ArticleId, stopping) ? null : Verdict.Held("screening.no-form");
    }

    private async Task<Verdict> WriterAsync(Screened comment, CommentRules rules, CancellationToken stopping) => rules.Moderation switch
    {
        Moderation.None => new(CommentState.Published, ScreeningPhases.None),
        Moderation.FirstTime => await tokens.ReadAsync(comment.Token, stopping) is { } token
            ? new(CommentState.Published, ScreeningPhases.Token) { Token = token }
            : Verdict.Held(string.IsNullOrWhiteSpace(comment.Token) ? "screening.first-time" : ScreeningPhases.UnknownToken),
        _ => Verdict.Held("screening.all"),
    };
}

/// <summary>A comment before it is one.</summary>
internal sealed record Screened(long ArticleId, TypedComment Typed, string AddressKey, string? Stamp = null, string? Trap = null, string? Token = null, bool IsOfStaff = false);

/// <summary>What the screening says.</summary>
/// <param name="State">Published, Pending or Rejected.</param>
/// <param name="Phase">The phase that decided, and why, as a key of the words.</param>
/// <param name="Detail">What in the comment decided it.</param>
internal sealed record Verdict(CommentState State, string Phase, string? Detail = null)
{
    /// <summary>The token with which it came.</summary>
    public ReaderToken? Token { get; init; }

    public static Verdict Held(string phase, string? detail = null) => new(CommentState.Pending, phase, detail);
}
