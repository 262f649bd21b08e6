using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>A member of staff as the desk lists them.</summary>
/// <param name="HasPassword">False while their link waits for them.</param>
/// <param name="LastSeenAt">UTC; null for who has never been at the desk.</param>
/// <param name="Passkeys">How many; the query leaves it at 0.</param>
public sealed record StaffRow(long Id, string Name, StaffRole Role, bool IsActive, bool HasPassword, DateTime? LastSeenAt, bool HasSecondFactor, int Passkeys)
{
    public static readonly Expression<Func<StaffMember, StaffRow>> From = s =>
        new(s.Id, s.UserName!, s.Role, s.DisabledAt == null, s.PasswordHash != null, s.LastSeenAt, s.SecondFactorAt != null, 0);
}
