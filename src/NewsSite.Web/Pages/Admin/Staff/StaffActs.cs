using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Staff;

/// <summary>The acts of the page of the staff, by the name that its buttons give them.</summary>
public sealed class StaffActs(AddStaff add, ChangeRole changeRole, DisableStaff disable, EnableStaff enable, IssueLink issueLink)
{
    private static readonly Refusal LastAdministrator = new("role", "staff.last-administrator");

    /// <returns>Null where there is no such act.</returns>
    public async Task<Outcome?> RunAsync(string? act, StaffMember? whom, string name, StaffRole role, CancellationToken stopping)
    {
        switch (act)
        {
            case "add":
                return await add.RunAsync(name, role, stopping) switch
                {
                    AddOutcome.Added added => new(added.Staff.UserName, added.LinkCode, null),
                    AddOutcome.Refused refused => new(name, null, refused.Fault),
                    _ => null,
                };
            case "role": return Of(whom!, await changeRole.RunAsync(whom!, role, stopping));
            case "disable": return Of(whom!, await disable.RunAsync(whom!, stopping));
            case "enable": return new(whom!.UserName, await enable.RunAsync(whom, stopping), null);
            case "link" or "factor-link":
                try
                {
                    return new(whom!.UserName, await issueLink.RunAsync(whom, act == "factor-link", stopping), null);
                }
                catch (InputRefusedException e)
                {
                    return new(whom!.UserName, null, new Refusal(Refusal.Name, e.WordKey, e.Value));
                }
            default: return null;
        }
    }

    private static Outcome Of(StaffMember whom, StaffChange change) => new(whom.UserName, null, change == StaffChange.Done ? null : LastAdministrator);

    /// <param name="Whom">Their name.</param>
    /// <param name="LinkCode">For the address that they are to be handed.</param>
    /// <param name="Fault">Why nothing was changed.</param>
    public sealed record Outcome(string? Whom, string? LinkCode, Refusal? Fault);
}
