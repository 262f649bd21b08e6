namespace NewsSite.Data;

/// <summary>Who does what is done in this request or verb: the log of the staff is written by it. Nobody, until somebody is known.</summary>
public sealed class Acting(TimeProvider clock)
{
    /// <summary>The member of staff; null for a reader, for an import, and for who stands at the server's shell.</summary>
    public long? StaffId { get; private set; }

    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void As(long staffId) => StaffId = staffId;
}
