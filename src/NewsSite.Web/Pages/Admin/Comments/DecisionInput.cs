using System.Globalization;
using NewsSite.Comments;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>What the desk's forms send of a decision.</summary>
public sealed class DecisionInput
{
    /// <summary>The comment, where it is one.</summary>
    public long? Id { get; init; }

    /// <summary>How that one stood on the page that was decided on.</summary>
    public CommentState Seen { get; init; }

    /// <summary>Those that were ticked, each with how it stood: <c>12-Pending</c>.</summary>
    public List<string> Chosen { get; } = [];

    /// <summary>The last comment of the whole list as it was seen, where all of it is decided on: what came since is not.</summary>
    public long? UpTo { get; init; }

    /// <summary>UTC ticks of the page that was decided on: what its writer has changed since, nobody has read.</summary>
    public long AsOf { get; init; }

    /// <summary>A <see cref="DecisionKind"/>, or <c>undo</c>.</summary>
    public string? Decision { get; init; }
    public RejectReason? Reason { get; init; }

    /// <summary>To the writer, beside the reason.</summary>
    public string? Note { get; init; }

    /// <summary>The comment below it in the list.</summary>
    public long? Next { get; init; }

    /// <summary>The decision that is taken back.</summary>
    public long? Act { get; init; }

    private string Words => Text.PlainText.Clean(Note).ReplaceLineEndings("\n").Trim();

    /// <summary>Whether it says more to the writer than a receipt shows.</summary>
    public bool IsOverlong => Words.Length > Comment.MaxNoteLength;

    /// <summary>The decision; null where the form says none.</summary>
    public Decision? Read() =>
        Enum.TryParse<DecisionKind>(Decision, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Decision![0]) && (Reason is null || Enum.IsDefined(Reason.Value)) && !IsOverlong
            ? new Decision(kind, kind == DecisionKind.Reject ? Reason : null, kind == DecisionKind.Reject ? Words : null).SeenAt(AsOf)
            : null;

    /// <summary>The comments that were ticked, or the one.</summary>
    public IReadOnlyList<SeenComment> Ticked() => Id is { } id ? [new(id, Seen)] : [.. Chosen.Select(Ticked).OfType<SeenComment>()];

    private static SeenComment? Ticked(string chosen) =>
        chosen.Split('-') is [var id, var state] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.TryParse<CommentState>(state, out var seen) ? new(number, seen) : null;
}
