namespace NewsSite.Model;

public enum CommentState
{
    /// <summary>Waits for an editor.</summary>
    Pending = 0,
    Published = 1,
    Rejected = 2,

    /// <summary>Taken back by its writer: the words are gone, only the place stays.</summary>
    Withdrawn = 3,
}

/// <summary>Why a comment is rejected, as its writer reads it.</summary>
public enum RejectReason
{
    /// <summary>It insults or threatens someone, or a people.</summary>
    Insult = 0,

    /// <summary>It tells where someone is, or how to find them.</summary>
    Danger = 1,

    /// <summary>It advertises something, or was sent again and again.</summary>
    Spam = 2,

    /// <summary>It has nothing to do with the article.</summary>
    OffTopic = 3,

    /// <summary>It says something about someone that the paper cannot check.</summary>
    Unproven = 4,
}

/// <summary>What a reader wrote under an article. It says nothing of who wrote it but the name that was typed.</summary>
public sealed class Comment
{
    public const int MaxNameLength = 50;

    /// <summary>Characters as .NET counts them.</summary>
    public const int MaxTextLength = 3_000;
    public const int MaxDetailLength = 200;

    /// <summary>Of an editor's own words to the writer, and of a note on what was blacked out.</summary>
    public const int MaxNoteLength = 500;

    public long Id { get; private set; }
    public required long ArticleId { get; init; }
    public Article Article { get; private set; } = null!;

    /// <summary>The comment of the first level that this one answers; threads have two levels.</summary>
    public long? ParentId { get; init; }
    public Comment? Parent { get; private set; }

    /// <summary>The comment that its writer answered: its parent, or another answer to that. Null for none, and for one that was erased.</summary>
    public long? AnswersId { get; private set; }
    public Comment? Answers { get; private set; }

    /// <summary>The comment of the first level that its thread hangs on, which may be this one: threads are sorted by it, then by id.</summary>
    public long ThreadId { get; private set; }

    /// <summary>As typed, or null for "Reader".</summary>
    public string? Name { get; private set; }

    public string Text { get; private set; } = "";
    public CommentState State { get; private set; }

    /// <summary>The phase of the screening that decided, and why, as a key of the words.</summary>
    public required string Phase { get; set; }

    /// <summary>What in the comment decided it: the word that was found, how many links there are. For the desk alone.</summary>
    public string? Detail { get; private set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why an editor rejected it; null where nobody has, or nobody said why. Its writer reads it on the receipt.</summary>
    public RejectReason? Reason { get; private set; }

    /// <summary>The same in an editor's own words.</summary>
    public string? ReasonWords { get; private set; }

    /// <summary>UTC of the moment at which its writer asked for a second look at the rejection; that can be asked once.</summary>
    public DateTime? SecondLookAt { get; private set; }

    /// <summary>UTC of the last change by its writer.</summary>
    public DateTime? EditedAt { get; private set; }

    /// <summary>Written at the desk: the paper speaks, under its own name and with a badge.</summary>
    public bool IsOfStaff { get; init; }

    /// <summary>What an editor says of a passage that was blacked out; null where nothing was.</summary>
    public string? RedactionNote { get; private set; }

    /// <summary>How many readers have reported it since an editor last looked.</summary>
    public int Reports { get; private set; }

    /// <summary>UTC of the moment at which an editor put it in front of all others.</summary>
    public DateTime? PinnedAt { get; private set; }

    /// <summary>Where its thread stands among the others of the article: what is pinned first, then what has an editor's pick, then the rest. Smaller is earlier.</summary>
    public int Rank { get; private set; }

    /// <summary>UTC of the moment at which an editor picked it; null where nobody has. It counts only while the comment is shown.</summary>
    public DateTime? PickedAt { get; private set; }

    /// <summary>How many readers sent the same words (DESIGN §4, twins).</summary>
    public int Copies { get; private set; } = 1;

    public static Comment Write(long articleId, long? parentId, string? name, string text, string phase, DateTime now, bool isOfStaff = false, long? answersId = null) =>
        new() { ArticleId = articleId, ParentId = parentId, AnswersId = answersId ?? parentId, Name = name, Text = text, Phase = phase, CreatedAt = now, IsOfStaff = isOfStaff };

    /// <summary>What the screening decided, and on what ground.</summary>
    /// <param name="rank">That of its thread.</param>
    public void Screen(CommentState state, string phase, string? detail, int rank, DateTime now)
    {
        (Phase, Detail, Rank) = (phase, detail?[..Math.Min(detail.Length, MaxDetailLength)], rank);
        if (state != CommentState.Pending) Decide(state, now);
        else (State, DecidedAt) = (CommentState.Pending, null);
    }

    public void Approve(DateTime now) => Decide(CommentState.Published, now);

    public void Reject(DateTime now) => Reject(null, null, now);

    /// <param name="reason">One that its writer reads on the receipt.</param>
    /// <param name="words">The same in an editor's own words.</param>
    public void Reject(RejectReason? reason, string? words, DateTime now)
    {
        Decide(CommentState.Rejected, now);
        if (State == CommentState.Rejected) (Reason, ReasonWords) = (reason, string.IsNullOrWhiteSpace(words) ? null : words);
    }

    /// <summary>Its writer asks for another look at the rejection. Once: false where that was done, or nothing is rejected.</summary>
    public bool AskForSecondLook(DateTime now)
    {
        if (State != CommentState.Rejected || SecondLookAt is not null) return false;
        (State, DecidedAt, SecondLookAt, Phase) = (CommentState.Pending, null, now, ScreeningPhases.SecondLook);
        return true;
    }

    /// <summary>Whether readers see it because an editor has read it, and not because nobody had to.</summary>
    public bool IsApproved => State == CommentState.Published && !IsOfStaff && !ScreeningPhases.Unread.Contains(Phase);

    /// <summary>Whether nobody but its writer has had a say in it: what an editor or a reader has found fault with is not turned round by other words.</summary>
    public bool IsMendable => State is CommentState.Pending or CommentState.Published && SecondLookAt is null && RedactionNote is null && Reports == 0;

    /// <summary>Its only writer has mended it: it is screened anew.</summary>
    public void Mend(string? name, string text, DateTime now)
    {
        if (State == CommentState.Withdrawn) return;
        (Name, Text, EditedAt, PickedAt, PinnedAt, RedactionNote, Reason, ReasonWords) = (name, text, now, null, null, null, null, null);
    }

    /// <summary>A passage is blacked out; readers are told why.</summary>
    public void Redact(string? name, string text, string note) => (Name, Text, RedactionNote, Detail) = (name, text, note, null); // the detail may quote the passage

    /// <summary>What was blacked out is shown again.</summary>
    public void UndoRedaction(string? name, string text) => (Name, Text, RedactionNote) = (name, text, null);

    /// <summary>One more reader says that an editor should look at it.</summary>
    public void Report() => Reports++;

    /// <summary>Puts it in front of the other comments of its article, with its thread.</summary>
    public void Pin(DateTime now)
    {
        if (State == CommentState.Published) PinnedAt ??= now;
    }

    public void Unpin() => PinnedAt = null;

    public void MoveTo(int rank) => Rank = rank;

    /// <summary>The rank of a thread by what is shown in it.</summary>
    public static int RankOf(IEnumerable<Comment> thread) =>
        thread.Where(c => c.State == CommentState.Published).Select(c => c.PinnedAt is not null ? -2 : c.PickedAt is not null ? -1 : 0).DefaultIfEmpty().Min();

    /// <summary>Stands again as it did before an act that is undone; what readers have reported since is added to what they had.</summary>
    public void PutBack(CommentState state, RejectReason? reason, string? words, string phase, DateTime? decidedAt, int reports)
    {
        if (State == CommentState.Withdrawn) return; // there is nothing left to show
        (State, Reason, ReasonWords, Phase, DecidedAt, Reports) = (state, reason, words, phase, decidedAt, Reports + reports);
    }

    /// <summary>Is an editor's pick again as it was before, or none.</summary>
    public void PutBackPick(DateTime? pickedAt) => PickedAt = State == CommentState.Withdrawn ? null : pickedAt;

    /// <summary>Is pinned again as it was before, or not.</summary>
    public void PutBackPin(DateTime? pinnedAt) => PinnedAt = State == CommentState.Withdrawn ? null : pinnedAt;

    /// <summary>Makes one that readers see an editor's pick; one that was picked before keeps its time.</summary>
    public void Pick(DateTime now)
    {
        if (State == CommentState.Published) PickedAt ??= now;
    }

    public void Unpick() => PickedAt = null;

    /// <summary>The same words came from one more reader.</summary>
    public void AddCopy() => Copies++;

    /// <summary>One of its writers takes it back; with the last of them the words go.</summary>
    /// <param name="isNamed">Whether the name may be theirs, which goes with them.</param>
    /// <param name="now">UTC.</param>
    public void WithdrawCopy(bool isNamed, DateTime now)
    {
        if (Copies > 1)
        {
            Copies--;
            if (isNamed) Name = null;
            return;
        }
        Copies = 0;
        Empty();
        State = CommentState.Withdrawn;
        DecidedAt = now;
    }

    private void Decide(CommentState state, DateTime now)
    {
        if (State == CommentState.Withdrawn) return; // there is nothing left to show
        State = state;
        DecidedAt = now;
        Reports = 0;
        if (state != CommentState.Rejected) (Reason, ReasonWords) = (null, null);
    }

    private void Empty() =>
        (Name, Text, Detail, ReasonWords, RedactionNote, PickedAt, PinnedAt, Reports) = (null, "", null, null, null, null, null, 0);
}
