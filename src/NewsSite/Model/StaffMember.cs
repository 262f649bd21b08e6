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

    public bool IsActive => DisabledAt is null;
    public bool MayWrite => IsActive && Role is (StaffRole.Reporter or StaffRole.Editor or StaffRole.Administrator);
    public bool MayPublish => IsActive && Role is (StaffRole.Editor or StaffRole.Administrator);
    public bool MayModerate => IsActive && Role is (StaffRole.Moderator or StaffRole.Editor or StaffRole.Administrator);
    public bool MayManageStaff => IsActive && Role == StaffRole.Administrator;

    /// <summary>Reporters see and change what they started, until it is public.</summary>
    public bool MayEdit(Article article) => MayEdit(article.StartedById, article.State);

    /// <summary>The same of an article of which no more is known.</summary>
    public bool MayEdit(long? startedById, ArticleState state) =>
        MayPublish || (MayWrite && startedById == Id && state is (ArticleState.Draft or ArticleState.Submitted));

    /// <summary>Takes up another role. The act that calls this ends the sessions too (P30).</summary>
    public void Become(StaffRole other) => role = other;

    /// <summary>From the next page on the desk speaks that edition's language to them.</summary>
    public void Speak(string edition) => Language = edition;

    /// <summary>Leaves the paper: signs in no more, and what they wrote stays. Once disabled, the first moment stands.</summary>
    public void Disable(DateTime now) => DisabledAt ??= now;
}
