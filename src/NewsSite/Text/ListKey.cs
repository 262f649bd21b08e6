namespace NewsSite.Text;

/// <summary>A place in a list that is sorted by time and id, newest first: what stands in <c>?before=</c>.</summary>
/// <param name="Time">UTC, to the millisecond; written from the year 1 on, since archives reach behind 1970.</param>
/// <param name="Id">Tells rows of the same time apart.</param>
public readonly record struct ListKey(DateTime Time, long Id)
{
    public override string ToString() =>
        $"{Crockford.FromNumber(Time.Ticks / TimeSpan.TicksPerMillisecond)}-{Crockford.FromNumber(Id)}";

    /// <summary>Reads only what <see cref="ToString"/> writes: a key has one spelling, so a page has one address.</summary>
    public static bool TryParse(string? text, out ListKey key)
    {
        key = default;
        var dash = text?.IndexOf('-') ?? -1;
        if (dash < 0
            || !Crockford.TryReadNumber(text.AsSpan(0, dash), out var milliseconds)
            || !Crockford.TryReadNumber(text.AsSpan(dash + 1), out var id)
            || milliseconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond)
        {
            return false;
        }
        key = new(new DateTime(milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc), id);
        return true;
    }
}
