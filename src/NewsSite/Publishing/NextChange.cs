using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>When the paper will next read differently by time alone: a scheduled article falls due, or the date in the nameplate changes.</summary>
public sealed class NextChange(IServiceScopeFactory scopes, Stamps stamps, CurrentPaper paper, TimeProvider clock)
{
    private Answer answer = new(-1, DateTime.MinValue);

    /// <returns>UTC, later than now.</returns>
    public async ValueTask<DateTime> AfterAsync(CancellationToken stopping)
    {
        var known = Volatile.Read(ref answer);
        var now = clock.GetUtcNow().UtcDateTime;
        if (known.At > now && stamps.Hold(known.Noted, null)) return known.At;

        var noted = stamps.Now;
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<ReadDb>().Articles
            .ThatAre(Standing.Scheduled, now).OrderBy(a => a.PublishedAt).Select(a => a.PublishedAt).FirstOrDefaultAsync(stopping);
        var midnight = PaperDate.NextMidnight(now, paper.Zone);
        var at = due < midnight ? due.Value : midnight;
        Volatile.Write(ref answer, new Answer(noted, at));
        return at;
    }

    private sealed record Answer(long Noted, DateTime At);
}
