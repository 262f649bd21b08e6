namespace NewsSite.Comments;

/// <summary>Whether somebody is told that comments wait, and how often at most (P23: nobody, unless a setting says so).</summary>
/// <param name="IsOn">Whether there is a way to tell anyone.</param>
/// <param name="Every">The least time between two messages.</param>
public sealed record DigestRules(bool IsOn = false, TimeSpan Every = default)
{
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(15);
}
