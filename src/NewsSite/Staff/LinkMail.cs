using System.Net.Mail;

namespace NewsSite.Staff;

/// <summary>Mails one-time links to colleagues, where the operator has set up mail. The paper keeps no address of them.</summary>
/// <param name="send">Hands a message over: to whom, its subject, its text. Null where no mail is set up.</param>
public sealed class LinkMail(Func<string, string, string, CancellationToken, Task>? send)
{
    public bool IsOn => send is not null;

    /// <summary>Whether that is the address of one mailbox.</summary>
    public static bool IsAddress(string? typed) => MailAddress.TryCreate(typed, out var address) && address.Address == typed;

    /// <param name="to">The address of a mailbox.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text with the link.</param>
    /// <param name="stopping">Gives it up.</param>
    /// <returns>Null once the mail server has it; else why it has not, without the address.</returns>
    public async Task<string?> SendAsync(string to, string subject, string text, CancellationToken stopping)
    {
        if (send is null) return "No mail is set up.";
        try
        {
            await send(to, subject, text, stopping);
            return null;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            return e.Message.Replace(to, "…", StringComparison.OrdinalIgnoreCase);
        }
    }
}
