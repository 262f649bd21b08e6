using Microsoft.AspNetCore.Identity;

namespace NewsSite.Model;

/// <summary>What a member of staff may do; each role includes nothing of another but what its methods say.</summary>
public enum StaffRole
{
    /// <summary>Writes drafts of their own.</summary>
    Reporter = 0,

    /// <summary>Decides on comments.</summary>
    Moderator = 1,

    /// <summary>Edits and publishes every article, decides on comments.</summary>
    Editor = 2,

    /// <summary>All of that, and the staff.</summary>
    Administrator = 3,
}

/// <summary>Someone who works for the paper. Rights are methods, so that one place says who may do what.</summary>
public sealed class StaffMember : IdentityUser<long>
{
    public const int MinNameLength = 2;
    public const int MaxNameLength = 60;

    private StaffRole role;

    public StaffRole Role { get => role; init => role = value; }
    public DateTime CreatedAt { get; init; }

    /// <summary>The code of the edition in whose language the desk speaks to them; null for the paper's default one.</summary>
    public string? Language { get; private set; }

    public DateTime? DisabledAt { get; private set; }

    /// <summary>UTC of the last page of the desk that they opened, to the minute.</summary>
    public DateTime? LastSeenAt { get; private set; }

    /// <summary>What their authenticator and the paper share (20 bytes): set as soon as they begin, in force from <see cref="SecondFactorAt"/> on.</summary>
    public byte[]? AuthenticatorKey { get; private set; }

    /// <summary>UTC since when signing in with a password asks for a code too; null while it does not.</summary>
    public DateTime? SecondFactorAt { get; private set; }

    /// <summary>The last time step of which a code was taken: a code works once.</summary>
    public long LastCodeStep { get; private set; }

    public bool IsActive => DisabledAt is null;
    public bool HasSecondFactor => SecondFactorAt is not null;
    public bool MayWrite => IsActive && Role is (StaffRole.Reporter or StaffRole.Editor or StaffRole.Administrator);
    public bool MayPublish => IsActive && Role is (StaffRole.Editor or StaffRole.Administrator);
    public bool MayModerate => IsActive && Role is (StaffRole.Moderator or StaffRole.Editor or StaffRole.Administrator);
    public bool MayManageStaff => IsActive && Role == StaffRole.Administrator;
    public bool MayRunPaper => IsActive && Role == StaffRole.Administrator;
    public bool MayPanic => MayManageStaff;

    /// <summary>Editors read what was done with articles, comments and the front page; administrators the rest as well.</summary>
    public bool MayReadLog => MayPublish;
    public bool MayReadStaffMatters => MayManageStaff;

    /// <summary>Whether a setting that demands a second factor means them: those who can put something before readers.</summary>
    public bool IsOfTheTrusted => MayPublish;

    /// <summary>Reporters see and change what they started, until it is public.</summary>
    public bool MayEdit(Article article) => MayEdit(article.StartedById, article.State);

    /// <summary>The same of an article of which no more is known.</summary>
    public bool MayEdit(long? startedById, ArticleState state) =>
        MayPublish || (MayWrite && startedById == Id && state is (ArticleState.Draft or ArticleState.Submitted));

    /// <summary>The words and the focal point of a picture: reporters change those of what they sent, while no article that readers can read shows it.</summary>
    public bool MayChange(PictureNotes picture, bool isPublic) => MayPublish || (MayWrite && picture.AddedById == Id && !isPublic);

    /// <summary>Reporters take back what they sent; that no article may show it is another matter.</summary>
    public bool MayDelete(PictureNotes picture) => MayPublish || (MayWrite && picture.AddedById == Id);

    /// <summary>Whether they may tell it in another language at <paramref name="now"/> (UTC): what readers read, and what they may change. What was taken back is told no further.</summary>
    public bool MayTranslate(Article article, DateTime now) =>
        MayWrite && article.State is not (ArticleState.Withdrawn or ArticleState.Killed) && (article.IsPublic(now) || MayEdit(article));

    /// <summary>Takes up another role. The act that calls this ends the sessions too (P30).</summary>
    public void Become(StaffRole other) => role = other;

    /// <summary>From the next page on the desk speaks that edition's language to them.</summary>
    public void Speak(string edition) => Language = edition;

    /// <summary>Leaves the paper: signs in no more, and what they wrote stays. Once disabled, the first moment stands.</summary>
    public void Disable(DateTime now) => DisabledAt ??= now;

    /// <summary>Is back. A link lets them choose a password; the one they had is gone.</summary>
    public void Enable()
    {
        DisabledAt = null;
        PasswordHash = null;
    }

    public void SeeAt(DateTime now) => LastSeenAt = now;

    /// <summary>Begins to set up an authenticator; nothing is asked for until a first code has shown that it works.</summary>
    public void BeginSecondFactor(byte[] key)
    {
        if (HasSecondFactor) throw new InvalidOperationException("A second factor in force is dropped first.");
        (AuthenticatorKey, LastCodeStep) = (key, 0);
    }

    /// <summary>A code of that time step was right. The first one puts the second factor in force.</summary>
    public void TakeCode(long step, DateTime now)
    {
        LastCodeStep = step;
        SecondFactorAt ??= now;
    }

    public void DropSecondFactor() => (AuthenticatorKey, SecondFactorAt, LastCodeStep) = (null, null, 0);
}
