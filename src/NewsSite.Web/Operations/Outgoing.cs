using System.Globalization;
using NewsSite.Comments;
using NewsSite.Data;

namespace NewsSite.Web.Operations;

/// <summary>The ways in which the paper tells its editors that comments wait, and mails links to its staff: none, unless a setting says so (P23).</summary>
/// <param name="Webhook">Where signed JSON is sent; null for nowhere.</param>
/// <param name="WebhookKey">Signs it.</param>
/// <param name="MailServer">Name of the SMTP server; null for no mail.</param>
internal sealed record Outgoing(Uri? Webhook, string WebhookKey, string? MailServer, int MailPort, string? MailUser, string? MailPassword, string MailFrom, IReadOnlyList<string> MailTo, TimeSpan Every)
{
    /// <summary>Whether anybody is told that comments wait.</summary>
    public bool IsOn => Webhook is not null || IsMailed;

    /// <summary>Whether that goes by mail.</summary>
    public bool IsMailed => MailServer is not null && MailTo.Count > 0;

    /// <exception cref="CannotStartException">A setting is missing beside another, or is none.</exception>
    public static Outgoing Of(IConfiguration settings)
    {
        var (hook, key) = (Filled(settings["Comments:Webhook"]), Filled(settings["Comments:WebhookKey"]));
        var (server, from, to) = (Filled(settings["Mail:Server"]), Filled(settings["Mail:From"]), Filled(settings["Mail:To"]));
        Uri? address = null;
        if (hook is not null && (!Uri.TryCreate(hook, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https"))) throw new CannotStartException($"Comments__Webhook={hook} is no address of the web.");
        if (hook is not null && key is null) throw new CannotStartException("Comments__Webhook is set and Comments__WebhookKey is not: set any long random text, so that the receiver can tell who sends.");
        if (server is not null && from is null) throw new CannotStartException("Mail__Server is set: set Mail__From, too.");
        return new(address, key ?? "", server, Number("Mail__Port", settings["Mail:Port"], 587), Filled(settings["Mail:User"]), Filled(settings["Mail:Password"]), from ?? "",
            [.. (to ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], TimeSpan.FromMinutes(Number("Comments__DigestMinutes", settings["Comments:DigestMinutes"], (int)DigestRules.Usual.TotalMinutes)));
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static int Number(string name, string? value, int usual) =>
        string.IsNullOrEmpty(value) ? usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65_536 ? number
        : throw new CannotStartException($"{name}={value} is not a number above 0.");
}
