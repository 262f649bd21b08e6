using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

internal sealed class StaffMemberMap : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.ToTable("StaffMembers");
        staff.Property(s => s.UserName).HasMaxLength(StaffMember.MaxNameLength);
        staff.Property(s => s.ConcurrencyStamp).IsConcurrencyToken();
        staff.HasIndex(s => s.NormalizedUserName).IsUnique();
        staff.HasMany<Article>().WithOne().HasForeignKey(a => a.StartedById).OnDelete(DeleteBehavior.SetNull);

        // The paper asks for no e-mail and no telephone; guesses are counted in memory, by device and address.
        staff.Ignore(s => s.Email).Ignore(s => s.NormalizedEmail).Ignore(s => s.EmailConfirmed)
            .Ignore(s => s.PhoneNumber).Ignore(s => s.PhoneNumberConfirmed).Ignore(s => s.TwoFactorEnabled)
            .Ignore(s => s.LockoutEnabled).Ignore(s => s.LockoutEnd).Ignore(s => s.AccessFailedCount);
    }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasOne(s => s.StaffMember).WithMany().HasForeignKey(s => s.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignInLinkMap : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> link)
    {
        link.ToTable("SignInLinks");
        link.HasIndex(l => l.CodeHash).IsUnique();
        link.HasOne(l => l.StaffMember).WithMany().HasForeignKey(l => l.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.HasIndex(c => new { c.StaffMemberId, c.CodeHash }).IsUnique();
        code.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PasskeyMap : IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> passkey)
    {
        passkey.ToTable("Passkeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Read by time: of all, of one area, of one person.</summary>
internal sealed class StaffEventMap : IEntityTypeConfiguration<StaffEvent>
{
    public void Configure(EntityTypeBuilder<StaffEvent> happened)
    {
        happened.ToTable("StaffEvents");
        happened.HasIndex(e => new { e.At, e.Id });
        happened.HasIndex(e => new { e.Area, e.At, e.Id });
        happened.HasIndex(e => new { e.ById, e.At, e.Id });
    }
}

internal sealed class SecretMap : IEntityTypeConfiguration<Secret>
{
    public void Configure(EntityTypeBuilder<Secret> secret)
    {
        secret.ToTable("Secrets");
        secret.HasKey(s => s.Name);
    }
}

internal sealed class ClockMarkMap : IEntityTypeConfiguration<ClockMark>
{
    public void Configure(EntityTypeBuilder<ClockMark> mark)
    {
        mark.ToTable("ClockMarks");
        mark.Property(m => m.Id).ValueGeneratedNever();
    }
}
