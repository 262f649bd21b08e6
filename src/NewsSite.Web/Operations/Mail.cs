using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NewsSite.Text;

namespace NewsSite.Web.Operations;

/// <summary>Sends mail by the server that the settings name.</summary>
internal sealed class Mail(Outgoing outgoing)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether a server is set.</summary>
    public bool IsOn => outgoing.MailServer is not null;

    /// <param name="to">Addresses of mailboxes.</param>
    /// <param name="subject">Is made one line.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="stopping">Gives it up, as 20 seconds do.</param>
    /// <exception cref="InvalidOperationException">No server is set.</exception>
    public async Task SendAsync(IEnumerable<string> to, string subject, string text, CancellationToken stopping)
    {
        if (outgoing.MailServer is not { } server) throw new InvalidOperationException("No mail is set up.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        using var message = new MimeMessage { Subject = PlainText.CleanLine(subject), Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(outgoing.MailFrom));
        message.To.AddRange(to.Select(MailboxAddress.Parse));
        using var smtp = new SmtpClient();
        // To a server elsewhere never in the clear: whoever stands between would read the password and the links.
        var isHere = server.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (System.Net.IPAddress.TryParse(server, out var address) && System.Net.IPAddress.IsLoopback(address));
        await smtp.ConnectAsync(server, outgoing.MailPort, outgoing.MailPort == 465 ? SecureSocketOptions.SslOnConnect : isHere ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, patience.Token);
        if (outgoing.MailUser is { } user) await smtp.AuthenticateAsync(user, outgoing.MailPassword ?? "", patience.Token);
        await smtp.SendAsync(message, patience.Token);
        await smtp.DisconnectAsync(true, patience.Token);
    }
}
