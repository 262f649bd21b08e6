using NewsSite.Comments;

namespace NewsSite.Web.Pages.Comments;

/// <summary>What a receipt's forms send.</summary>
public sealed class ReceiptInput
{
    /// <summary><c>mend</c>, <c>look</c>, <c>token</c>, <c>erase</c>; none takes the comment back.</summary>
    public string? Step { get; init; }
    public string? Name { get; init; }
    public string? Text { get; init; }
    public string? Stamp { get; init; }
    public string? Website { get; init; }
    public string? Token { get; init; }
}

/// <summary>What a writer can do with a receipt.</summary>
public sealed class ReceiptSteps(WithdrawComment withdraw, MendComment mend, AskForSecondLook look, GiveToken give, EraseComment erase)
{
    /// <summary>The comment can be changed no more: its time is over, or somebody has read it meanwhile.</summary>
    public const string TooLate = "receipt.mend-late";

    /// <param name="code">The receipt's.</param>
    /// <param name="input">What is to be done.</param>
    /// <param name="addressKey">The sender's, which stays in memory.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<ReceiptStep> TakeAsync(string code, ReceiptInput input, string addressKey, CancellationToken stopping)
    {
        switch (input.Step)
        {
            case "mend":
                // The article is that of the receipt, whatever a form says.
                var outcome = await mend.RunAsync(code, new(0, input.Name, input.Text, null, true, input.Stamp, input.Website, input.Token), addressKey, stopping);
                return outcome switch
                {
                    SubmitOutcome.Accepted => new(),
                    SubmitOutcome.Refused refused => new(Fault: refused),
                    SubmitOutcome.Closed closed => new(Fault: new(closed.WordKey, "text", closed.Value)),
                    SubmitOutcome.Flooded => new(Fault: new("comment.flooded", "text")),
                    _ => new(Fault: new(TooLate, "text")),
                };
            case "look":
                await look.RunAsync(code, stopping);
                return new();
            case "token":
                return await give.RunAsync(code, stopping) is { } token ? new(Token: token) : new(IsTokenSpent: true);
            case "erase":
                return new(IsErased: await erase.RunAsync(code, stopping) != EraseOutcome.NoSuchReceipt);
            case null or "" or "withdraw":
                await withdraw.RunAsync(code, stopping);
                return new();
            default:
                return new(IsUnknown: true);
        }
    }
}

/// <summary>What became of a step.</summary>
/// <param name="Fault">What is to be mended, or that the time for it is over.</param>
/// <param name="Token">A reader's token: nobody can show it again.</param>
/// <param name="IsTokenSpent">The comment has given one before, or may give none.</param>
/// <param name="IsUnknown">There is no such step; nothing was done.</param>
/// <param name="IsErased">Whether the receipt is gone, too.</param>
public sealed record ReceiptStep(SubmitOutcome.Refused? Fault = null, string? Token = null, bool IsErased = false, bool IsTokenSpent = false, bool IsUnknown = false);
