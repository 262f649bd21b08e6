using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>Who is at the desk in this request, and what waits for them. Filled before a page of the desk begins; for all other pages nobody is there.</summary>
public sealed class Desk(TimeProvider clock)
{
    /// <summary>UTC of the request's beginning: what happened later is not on the page.</summary>
    public DateTime At { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Read from the database in this request, so that every right is today's (P30).</summary>
    public StaffMember? Staff { get; private set; }

    /// <summary>Comments that wait for a decision; 0 for who may not decide.</summary>
    public int WaitingComments { get; private set; }

    /// <summary>Comments that readers have reported and nobody has looked at since; 0 for who may not decide.</summary>
    public int ReportedComments { get; private set; }

    /// <summary>The same, where a page of the desk knows that someone is there.</summary>
    public StaffMember Me => Staff ?? throw new InvalidOperationException("Nobody is at the desk.");

    internal void Enter(StaffMember staff, int waitingComments, int reportedComments) => (Staff, WaitingComments, ReportedComments) = (staff, waitingComments, reportedComments);
}
