using Microsoft.AspNetCore.Identity;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Takes someone on: an account without a password, and the link at which they choose one.</summary>
public sealed class AddStaff(NewsDb db, UserManager<StaffMember> staff, IssueLink issueLink, TimeProvider clock)
{
    public async Task<AddOutcome> RunAsync(string name, StaffRole role, CancellationToken stopping = default)
    {
        if (StaffName.Fault(name) is { } fault) return new AddOutcome.Refused(fault);
        return await db.WriteAsync<AddOutcome>(async () =>
        {
            var member = new StaffMember { UserName = StaffName.Clean(name), Role = role, CreatedAt = clock.GetUtcNow().UtcDateTime };
            var saved = await staff.CreateAsync(member);
            return saved.Succeeded
                ? new AddOutcome.Added(member, await issueLink.RunAsync(member, stopping: stopping))
                : new AddOutcome.Refused(new Refusal(Refusal.Name, saved.Errors.First().Code));
        }, stopping);
    }
}

/// <summary>What became of taking someone on.</summary>
public abstract record AddOutcome
{
    private AddOutcome()
    {
    }

    /// <param name="Staff">The new member of staff.</param>
    /// <param name="LinkCode">For the address at which they choose a password, within <see cref="SignInLink.Lifetime"/>.</param>
    public sealed record Added(StaffMember Staff, string LinkCode) : AddOutcome;

    public sealed record Refused(Refusal Fault) : AddOutcome;
}
