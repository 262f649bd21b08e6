using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Staff;

/// <summary>
/// A one-time link becomes a password: for the member of staff whose it is, or with a name for the first administrator.
/// A link works once, and all sessions of that person end.
/// </summary>
public sealed class RedeemLink(NewsDb db, UserManager<StaffMember> staff, PasswordRules rules, FirstAdministrator first, Sessions sessions, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the page of a link needs to know; null when the link is used, run out, replaced, or never was.</summary>
    public async Task<OpenLink?> FindAsync(string code, CancellationToken stopping = default) =>
        await FindAsync(db.SignInLinks.AsNoTracking(), code, stopping) is { } link ? new(link.StaffMember) : null;

    /// <param name="code">From the link's address.</param>
    /// <param name="name">What the first administrator wants to be called; for others it is not looked at.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    public async Task<RedeemOutcome> RunAsync(string code, string? name, string password, CancellationToken stopping = default)
    {
        if (await FindAsync(code, stopping) is not { } open) return new RedeemOutcome.Invalid();
        var newName = StaffName.Clean(name);
        Refusal?[] faults =
        [
            open.Whom is null ? StaffName.Fault(name) : null,
            await rules.FaultAsync(password, open.Whom?.UserName ?? newName, stopping),
        ];
        if (faults.Any(f => f is not null)) return new RedeemOutcome.Refused([.. faults.OfType<Refusal>()]);

        // A hash takes a while: before the gate, not within it.
        var hash = staff.PasswordHasher.HashPassword(open.Whom ?? new(), password);
        return await db.WriteAsync(() => SetAsync(code, newName, hash, stopping), stopping);
    }

    private async Task<RedeemOutcome> SetAsync(string code, string newName, string hash, CancellationToken stopping)
    {
        if (await FindAsync(db.SignInLinks, code, stopping) is not { } link) return new RedeemOutcome.Invalid();
        var member = link.StaffMember ?? new StaffMember { UserName = newName, Role = StaffRole.Administrator, CreatedAt = Now };
        member.PasswordHash = hash;
        if (link.StaffMember is not null) await staff.StampAsync(member);
        else if (await staff.CreateAsync(member) is { Succeeded: false } taken) return new RedeemOutcome.Refused([.. taken.Errors.Select(e => new Refusal(Refusal.Name, e.Code))]);
        link.UsedAt = Now;
        if (link.DropsFactors) await DropFactorsAsync(member, stopping);
        await db.SaveChangesAsync(stopping);
        await sessions.EndAllAsync(member.Id, stopping);
        return new RedeemOutcome.Done(member);
    }

    private async Task DropFactorsAsync(StaffMember member, CancellationToken stopping)
    {
        member.DropSecondFactor();
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.StaffMemberId == member.Id).ToListAsync(stopping));
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == member.Id).ToListAsync(stopping));
    }

    // The database is asked for what is still unused, so that a row this request already holds cannot answer for it.
    private async Task<SignInLink?> FindAsync(IQueryable<SignInLink> links, string code, CancellationToken stopping)
    {
        if (!Crockford.IsCode(code, IssueLink.CodeLength)) return null;
        var hash = Digest.Of(code);
        var link = await links.Include(l => l.StaffMember).SingleOrDefaultAsync(l => l.CodeHash == hash && l.UsedAt == null, stopping);
        if (link is null || !link.IsValid(Now)) return null;
        return link.StaffMember is { } member ? member.IsActive ? link : null : await first.ExistsAsync(stopping) ? null : link;
    }
}

/// <summary>A link that may be redeemed.</summary>
/// <param name="Whom">Whose password it sets; null when it makes the first administrator, who chooses a name.</param>
public sealed record OpenLink(StaffMember? Whom);

/// <summary>What became of a link.</summary>
public abstract record RedeemOutcome
{
    private RedeemOutcome()
    {
    }

    /// <summary>The password is set; they may sign in.</summary>
    public sealed record Done(StaffMember Staff) : RedeemOutcome;

    /// <summary>Nothing changed, and the link still works.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Faults) : RedeemOutcome;

    /// <summary>There is no such link, or no more.</summary>
    public sealed record Invalid : RedeemOutcome;
}
