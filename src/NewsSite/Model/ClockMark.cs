namespace NewsSite.Model;

/// <summary>The time that the paper last believed, with the machine's own counter beside it (DESIGN §4, clock): one row.</summary>
public sealed class ClockMark
{
    public int Id { get; private set; } = 1;

    /// <summary>The paper's time, UTC.</summary>
    public DateTime PaperTime { get; set; }

    /// <summary>Which boot of the machine the counter belongs to.</summary>
    public string BootId { get; set; } = "";

    /// <summary>Milliseconds since that boot.</summary>
    public long SinceBoot { get; set; }
}
