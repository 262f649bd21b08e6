namespace NewsSite.Comments;

/// <summary>
/// Which comment came from which address key or token, and how those of a key were decided: in memory only, for a day,
/// bounded, lost at a restart (P48). What an editor's act on a comment means for its sender is looked up here, and nowhere else.
/// </summary>
public sealed class Senders
{
    internal const int MostRemembered = 10_000;
    private const int FewestRejected = 3;

    private readonly ShortMemory<long, Sender> comments = new(MostRemembered);
    private readonly ShortMemory<string, History> histories = new(MostRemembered);
    private readonly ShortMemory<string, string> silenced = new(MostRemembered);

    internal void Remember(long commentId, string addressKey, ReaderToken? token, DateTime now) =>
        comments.Change(commentId, now, known => (known?.AddressKey == addressKey ? known with { Token = token } : new Sender(addressKey, token, null), true)); // one that was mended has been decided on once

    /// <summary>An editor has decided, or decided otherwise.</summary>
    /// <returns>The token that the comment came with; null where none did, or nobody remembers.</returns>
    internal ReaderToken? Decided(long commentId, bool? isApproved, DateTime now)
    {
        var (sender, before) = comments.Change(commentId, now, known => (known is null ? null : known with { IsApproved = isApproved }, (known, known?.IsApproved)));
        if (sender is null) return null;
        histories.Change(sender.AddressKey, now, known => ((known ?? new History(0, 0)).Without(before).With(isApproved), true));
        return sender.Token;
    }

    internal bool IsMostlyRejected(string addressKey, DateTime now) =>
        histories.Change(addressKey, now, known => (known, known is { Rejected: >= FewestRejected } h && h.Rejected > h.Approved));

    /// <summary>Whoever sent that comment is not heard for the rest of the day.</summary>
    /// <returns>False where nobody remembers who that was.</returns>
    internal bool Silence(long commentId, DateTime now) => KeyOf(commentId, now) is { } key && silenced.Change(key, now, _ => (key, true));

    internal bool Unsilence(long commentId, DateTime now) => KeyOf(commentId, now) is { } key && silenced.Change(key, now, known => ((string?)null, known is not null));

    // Read without a change of its age: a day after the act, whatever is sent meanwhile, it is over.
    internal bool IsSilenced(string addressKey, DateTime now) => silenced.Has(addressKey, now);

    /// <summary>Whether it is still known who sent that comment.</summary>
    public bool IsKnown(long commentId, DateTime now) => comments.Has(commentId, now);

    /// <summary>Whether another comment that came with that token stands rejected, or its sender is silenced.</summary>
    internal bool IsMisused(ReaderToken token, long exceptId, DateTime now) => comments.Any((id, sender) =>
        sender.Token?.IdHash.AsSpan().SequenceEqual(token.IdHash) == true && ((id != exceptId && sender.IsApproved == false) || IsSilenced(sender.AddressKey, now)));

    internal ReaderToken? TokenOf(long commentId, DateTime now) => comments.Change(commentId, now, known => (known, known?.Token));

    /// <summary>Whether whoever sent that comment is silenced.</summary>
    public bool IsSenderSilenced(long commentId, DateTime now) => KeyOf(commentId, now) is { } key && IsSilenced(key, now);

    private string? KeyOf(long commentId, DateTime now) => comments.Change(commentId, now, known => (known, known?.AddressKey));

    private sealed record Sender(string AddressKey, ReaderToken? Token, bool? IsApproved);

    private sealed record History(int Approved, int Rejected)
    {
        public History With(bool? isApproved) => isApproved switch { true => this with { Approved = Approved + 1 }, false => this with { Rejected = Rejected + 1 }, _ => this };

        public History Without(bool? isApproved) => isApproved switch { true => this with { Approved = Approved - 1 }, false => this with { Rejected = Rejected - 1 }, _ => this };
    }
}
