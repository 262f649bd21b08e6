using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsSite.Comments;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>Sends the message that comments wait, by mail and as signed JSON, to whoever the settings name. What fails is tried again.</summary>
internal sealed class DigestKeeper(IServiceScopeFactory scopes, Outgoing outgoing, Mail mail, ILogger<DigestKeeper> log) : Keeper(TimeSpan.FromSeconds(5), log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>The message that the webhook has, and its comments: where its mail fails it is told again only when there are others.</summary>
    private (long JobId, string Comments) posted;

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (!outgoing.IsOn) return;
        await using var scope = scopes.CreateAsyncScope();
        var digests = scope.ServiceProvider.GetRequiredService<WriteDigest>();
        if (await digests.TakeAsync(stopping) is not { } digest) return;
        try
        {
            if (digest.IsWave || digest.Comments.Count > 0) await SendAsync(digest, scope.ServiceProvider.GetRequiredService<CurrentEdition>(), scope.ServiceProvider.GetRequiredService<SiteAddress>(), stopping);
            await digests.DoneAsync(digest, stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            await digests.FailAsync(digest.JobId, e.Message, stopping);
            throw; // the keeper logs it, once for each reason
        }
    }

    private async Task SendAsync(Digest digest, CurrentEdition here, SiteAddress site, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        if (outgoing.Webhook is not null && posted != (digest.JobId, CommentsOf(digest))) await PostAsync(digest, site, patience.Token);
        posted = (digest.JobId, CommentsOf(digest));
        if (outgoing.IsMailed) await MailAsync(digest, here, site, patience.Token);
    }

    // What a reader wrote stands behind a mark in every line: it cannot pass for the paper's own, or for its links.
    private static string Quoted(string text) => "> " + text.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal);

    private static string CommentsOf(Digest digest) => string.Join(' ', digest.Comments.Select(c => c.Card.Id));

    private async Task PostAsync(Digest digest, SiteAddress site, CancellationToken stopping)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Kind = digest.IsWave ? "wave" : "waiting",
            digest.Waiting,
            Desk = site.Of("admin/comments"),
            Comments = digest.Comments.Select(c => new { c.Card.Id, c.Card.Name, c.Card.Text, Article = c.Card.ArticleHeadline, c.Card.Phase, Decide = site.Of($"account/comment/{c.Code}") }),
        }, Format);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, outgoing.Webhook) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Add("X-NewsSite-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(outgoing.WebhookKey), body)));
        using var answer = await client.SendAsync(request, stopping);
        answer.EnsureSuccessStatusCode();
    }

    private async Task MailAsync(Digest digest, CurrentEdition here, SiteAddress site, CancellationToken stopping)
    {
        var words = here.Words;
        var count = here.Dates.Number(digest.Waiting);
        var text = new StringBuilder(digest.IsWave ? words["mail.wave"] : words.Count("desk.waiting", digest.Waiting, count)).Append('\n').Append(site.Of("admin/comments")).Append("\n\n");
        foreach (var ((card, code), i) in digest.Comments.Select((comment, i) => (comment, i)))
        {
            var link = site.Of($"account/comment/{code}");
            text.Append(CultureInfo.InvariantCulture, $"{here.Dates.Number(i + 1)}. {card.ArticleHeadline}\n{Quoted($"{here.Commenter(card.Name, card.IsOfStaff)}:\n{card.Text}")}\n{words[card.Phase]}\n{words["desk.approve"]}: {link}\n{words["desk.reject"]}: {link}?reject=1\n\n");
        }
        await mail.SendAsync(outgoing.MailTo, $"{here.PaperName}: {(digest.IsWave ? words["mail.wave-subject"] : words.Count("desk.waiting", digest.Waiting, count))}", text.ToString(), stopping);
    }
}
