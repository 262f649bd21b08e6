using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NewsSite.Model;

namespace NewsSite.Data;

/// <summary>
/// Writes the log of the staff (P36) from what is saved, in the same transaction: no act can forget it. What concerns
/// articles, comments and the front page is logged where a member of staff does it; what concerns people, whoever does.
/// </summary>
internal sealed class StaffLogWriter
{
    private readonly List<(StaffAct Act, Func<long?> By, Func<long?> About)> noted = [];

    /// <summary>Looks at one change before it is saved; what is added has no id yet.</summary>
    public void Note(EntityEntry entry, long? by)
    {
        switch (entry.Entity)
        {
            case Article article when by is not null: NoteArticle(entry, article, by); break;
            case Correction correction when by is not null: Add(ActOn(entry), by, () => correction.ArticleId); break;
            case Comment comment when by is not null && entry.State == EntityState.Modified: NoteComment(entry, comment, by); break;
            case PreviewLink shared when entry.State is EntityState.Added or EntityState.Modified: Add(shared.RevokedAt is null ? StaffAct.PreviewShared : StaffAct.PreviewEnded, by, () => shared.ArticleId); break;
            case Redirect old when by is not null && entry.State == EntityState.Deleted: Add(StaffAct.AddressDeleted, by, () => old.ArticleId); break;
            case RedactedText redacted when by is not null && entry.State == EntityState.Added: Add(StaffAct.CommentRedacted, by, () => redacted.CommentId); break;
            case Discussion discussion when by is not null: Add(ActOn(entry, discussion), by, () => null); break;
            case WordList when by is not null: Add(StaffAct.WordListSet, by, () => null); break;
            case PictureNotes notes when by is not null && (entry.State != EntityState.Modified || Changed(entry, nameof(PictureNotes.Version))): Add(entry.State switch { EntityState.Added => StaffAct.PictureAdded, EntityState.Deleted => StaffAct.PictureDeleted, _ => StaffAct.PictureChanged }, by, () => notes.MediaFileId); break;
            case Section section when by is not null && (entry.State != EntityState.Modified || Changed(entry, nameof(Section.Version)) || (Changed(entry, nameof(Section.Position)) && section.IsMoving)): Add(entry.State switch { EntityState.Added => StaffAct.SectionAdded, EntityState.Deleted => StaffAct.SectionDeleted, _ => Changed(entry, nameof(Section.Version)) ? StaffAct.SectionRenamed : StaffAct.SectionMoved }, by, () => section.Id); break;
            case Author author when by is not null: Add(entry.State switch { EntityState.Added => StaffAct.AuthorAdded, EntityState.Deleted => StaffAct.AuthorDeleted, _ => StaffAct.AuthorChanged }, by, () => author.Id); break;
            case Page page when by is not null: Add(entry.State switch { EntityState.Added => StaffAct.PageAdded, EntityState.Deleted => StaffAct.PageDeleted, _ => StaffAct.PageChanged }, by, () => page.Id); break;
            case Banner banner when by is not null: Add(entry.State == EntityState.Deleted || banner.EndedAt is not null ? StaffAct.BannerRemoved : StaffAct.BannerSet, by, () => banner.ArticleId); break;
            case Paper when by is not null && Changed(entry, nameof(Paper.Version)): Add(StaffAct.PaperRenamed, by, () => null); break;
            case Paper when by is not null && Changed(entry, nameof(Paper.DrawingsVersion)): Add(StaffAct.PaperDrawn, by, () => null); break;
            case Paper when by is not null && Changed(entry, nameof(Paper.BegunAt)): Add(StaffAct.PaperBegun, by, () => null); break;
            case Paper paper when Changed(entry, nameof(Paper.PanicSince)): Add(paper.IsInPanic ? StaffAct.PanicBegun : StaffAct.PanicEnded, by, () => null); break;
            case StaffMember member: NoteStaff(entry, member, by); break;
            case Session session when entry.State == EntityState.Added: noted.Add((StaffAct.SignedIn, () => session.StaffMemberId, () => null)); break;
            case SignInLink link when entry.State == EntityState.Added && link.StaffMember is { } whom: Add(link.DropsFactors ? StaffAct.FactorLinkIssued : StaffAct.LinkIssued, by, () => whom.Id); break;
            case IdentityUserPasskey<long> passkey when entry.State is EntityState.Added or EntityState.Deleted: Add(entry.State == EntityState.Added ? StaffAct.PasskeyAdded : StaffAct.PasskeyRevoked, by ?? passkey.UserId, () => passkey.UserId); break;
            default: break;
        }
    }

    /// <summary>What no changed row tells.</summary>
    public void Note(StaffAct act, long by, long about) => Add(act, by, () => about);

    /// <returns>The lines of all changes since the last call; nothing is noted any more.</returns>
    public List<StaffEvent> Take(DateTime now)
    {
        var lines = noted.ConvertAll(n => StaffEvent.Of(n.Act, n.By(), n.About(), now));
        noted.Clear();
        return lines;
    }

    public void Forget() => noted.Clear();

    private void NoteArticle(EntityEntry entry, Article article, long? by)
    {
        if (entry.State == EntityState.Added) Add(StaffAct.ArticleStarted, by, () => article.Id);
        if (entry.State == EntityState.Deleted)
        {
            Add(StaffAct.ArticleDeleted, by, () => article.Id);
            return;
        }
        if (Changed(entry, nameof(Article.State)) || (entry.State == EntityState.Added && article.State != ArticleState.Draft)) Add(ActOf(article.State, (ArticleState)entry.OriginalValues[nameof(Article.State)]!), by, () => article.Id);
        else if (Changed(entry, nameof(Article.ScrubbedAt))) Add(StaffAct.ArticleScrubbed, by, () => article.Id);
        else if (Changed(entry, nameof(Article.Version))) Add(StaffAct.ArticleSaved, by, () => article.Id);
        else if (Changed(entry, nameof(Article.Comments))) Add(StaffAct.ThreadRuleSet, by, () => article.Id);
        if (Changed(entry, nameof(Article.SourceRevisionId))) Add(StaffAct.TranslationConfirmed, by, () => article.Id);
        if (Changed(entry, nameof(Article.Pinned)) || Changed(entry, nameof(Article.PinnedInSection))) Add(article.Pinned ? StaffAct.ArticlePinned : StaffAct.ArticleUnpinned, by, () => article.Id);
    }

    private void NoteComment(EntityEntry entry, Comment comment, long? by)
    {
        if (Changed(entry, nameof(Comment.State))) Add(comment.State switch { CommentState.Published => StaffAct.CommentApproved, CommentState.Pending => StaffAct.CommentQueued, _ => StaffAct.CommentRejected }, by, () => comment.Id);
        if (Changed(entry, nameof(Comment.PinnedAt))) Add(comment.PinnedAt is null ? StaffAct.CommentUnpinned : StaffAct.CommentPinned, by, () => comment.Id);
        if (Changed(entry, nameof(Comment.PickedAt))) Add(comment.PickedAt is null ? StaffAct.CommentUnpicked : StaffAct.CommentPicked, by, () => comment.Id);
    }

    private void NoteStaff(EntityEntry entry, StaffMember member, long? by)
    {
        if (entry.State == EntityState.Added)
        {
            Add(StaffAct.StaffAdded, by, () => member.Id);
            return;
        }
        // A link is redeemed before anyone is signed in: who chooses a password there does it for themselves.
        if (Changed(entry, nameof(StaffMember.PasswordHash)) && member.PasswordHash is not null) Add(StaffAct.PasswordSet, by ?? member.Id, () => member.Id);
        if (Changed(entry, nameof(StaffMember.SecondFactorAt))) Add(member.HasSecondFactor ? StaffAct.SecondFactorSet : StaffAct.SecondFactorDropped, by ?? member.Id, () => member.Id);
        if (Changed(entry, nameof(StaffMember.UserName))) Add(StaffAct.Renamed, by ?? member.Id, () => member.Id);
        if (Changed(entry, nameof(StaffMember.DisabledAt))) Add(member.IsActive ? StaffAct.StaffEnabled : StaffAct.StaffDisabled, by, () => member.Id);
        if (Changed(entry, nameof(StaffMember.Role))) Add(ActOf(member.Role), by, () => member.Id);
    }

    private void Add(StaffAct act, long? by, Func<long?> about) => noted.Add((act, () => by, about));

    // By value: Identity marks every column of an account as modified.
    private static bool Changed(EntityEntry entry, string property) =>
        entry.State == EntityState.Modified && !Equals(entry.OriginalValues[property], entry.CurrentValues[property]);

    private static StaffAct ActOn(EntityEntry correction) =>
        correction.State == EntityState.Added ? StaffAct.CorrectionAdded
        : ((Correction)correction.Entity).RemovedAt is not null || correction.State == EntityState.Deleted ? StaffAct.CorrectionRemoved
        : StaffAct.CorrectionChanged;

    private static StaffAct ActOf(ArticleState state, ArticleState before) => state switch
    {
        ArticleState.Submitted => StaffAct.ArticleSubmitted,
        ArticleState.Published => StaffAct.ArticlePublished,
        ArticleState.Withdrawn => StaffAct.ArticleWithdrawn,
        ArticleState.Killed => StaffAct.ArticleKilled,
        _ => before == ArticleState.Submitted ? StaffAct.ArticleSaved : StaffAct.ArticleUnpublished,
    };

    private static StaffAct ActOn(EntityEntry entry, Discussion discussion) =>
        (entry.State == EntityState.Added ? discussion.RulesVersion > 0 : Changed(entry, nameof(Discussion.RulesVersion))) ? StaffAct.CommentRulesSet
        : discussion.ClosedAt is null ? StaffAct.DiscussionOpened : StaffAct.DiscussionClosed;

    private static StaffAct ActOf(StaffRole role) => role switch
    {
        StaffRole.Moderator => StaffAct.MadeModerator,
        StaffRole.Editor => StaffAct.MadeEditor,
        StaffRole.Administrator => StaffAct.MadeAdministrator,
        _ => StaffAct.MadeReporter,
    };
}
