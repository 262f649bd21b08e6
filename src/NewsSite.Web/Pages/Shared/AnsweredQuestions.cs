using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace NewsSite.Web.Pages.Shared;

/// <summary>Which questions for a passkey had their right answer: the same answer a second time is a replay (P29). Only right answers are kept, and no longer than they could come again.</summary>
public sealed class AnsweredQuestions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTime> until = new();

    /// <summary>Seals this process's questions: what another process asked, this one cannot know to be answered.</summary>
    internal string Process { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    internal bool IsFirst(string state)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (old, end) in until)
        {
            if (end < now) until.TryRemove(old, out _);
        }
        return until.TryAdd(state, now + PasskeyQuestions.Lasts);
    }
}
