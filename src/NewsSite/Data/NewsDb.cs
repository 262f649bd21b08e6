using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using NewsSite.Data.Sqlite;
using NewsSite.Model;

namespace NewsSite.Data;

/// <summary>
/// The newsroom's database, for those who write. All writing goes through <see cref="SaveChangesAsync(bool, CancellationToken)"/>
/// or <see cref="WriteAsync{T}"/>: one writer at a time, one transaction, and the stamps of cached pages raised between
/// the commit and the answer.
/// </summary>
public sealed class NewsDb(DbContextOptions<NewsDb> options, WriteGate gate, Stamps stamps, Acting? acting = null) : DbContext(options)
{
    private readonly HashSet<long> changedArticles = [];
    private readonly ArticleWordsWriter words = new();
    private readonly StaffLogWriter log = new();
    private bool paperChanged;

    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleWords> ArticleWords => Set<ArticleWords>();
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<Tombstone> Tombstones => Set<Tombstone>();
    public DbSet<LedgerLine> LedgerLines => Set<LedgerLine>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Author> Authors => Set<Author>();
    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();
    public DbSet<PictureNotes> PictureNotes => Set<PictureNotes>();
    public DbSet<Emblem> Emblems => Set<Emblem>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<Discussion> Discussions => Set<Discussion>();
    public DbSet<CommentReport> CommentReports => Set<CommentReport>();
    public DbSet<CommentAct> CommentActs => Set<CommentAct>();
    public DbSet<RedactedText> RedactedTexts => Set<RedactedText>();
    public DbSet<WordList> WordLists => Set<WordList>();
    public DbSet<RevokedToken> RevokedTokens => Set<RevokedToken>();
    public DbSet<DecisionLink> DecisionLinks => Set<DecisionLink>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Banner> Banners => Set<Banner>();
    public DbSet<Page> Pages => Set<Page>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<Paper> Papers => Set<Paper>();
    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Autosave> Autosaves => Set<Autosave>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<IdentityUserPasskey<long>> Passkeys => Set<IdentityUserPasskey<long>>();
    public DbSet<StaffEvent> StaffEvents => Set<StaffEvent>();
    public DbSet<Secret> Secrets => Set<Secret>();
    public DbSet<ClockMark> ClockMarks => Set<ClockMark>();

    /// <summary>Whether the thread of work that runs now holds the gate and a transaction.</summary>
    internal bool IsWriting { get; private set; }

    /// <summary>Gate, <c>BEGIN IMMEDIATE</c>, the act, commit, stamps. What the act throws rolls everything back.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> act, CancellationToken stopping = default)
    {
        if (IsWriting) return await act();
        using var turn = await gate.EnterAsync(stopping);
        IsWriting = true;
        try
        {
            await using var transaction = await BeginAsync(stopping);
            var result = await act();
            long? row = paperChanged || changedArticles.Count > 0 ? await SqliteStamp.RaiseAsync(this) : null;
            await transaction.CommitAsync(CancellationToken.None); // from here on it happened, whoever hangs up
            if (row is { } value)
            {
                // Any number but the next one: another process wrote in between, and nobody has looked yet.
                if (paperChanged || value != stamps.PaperRow + 1) stamps.RaisePaper();
                stamps.PaperRow = value;
            }
            foreach (var article in changedArticles) stamps.RaiseArticle(article);
            return result;
        }
        finally
        {
            IsWriting = false;
            paperChanged = false;
            changedArticles.Clear();
            words.TakeNoted();
            log.Forget();
        }
    }

    public Task WriteAsync(Func<Task> act, CancellationToken stopping = default) =>
        WriteAsync(async () =>
        {
            await act();
            return true;
        }, stopping);

    /// <summary>The act as if it were written, and then undone: what it returns is all that is left of it, and no page is older for it.</summary>
    public async Task<T> TryOutAsync<T>(Func<Task<T>> act, CancellationToken stopping = default)
    {
        using var turn = await gate.EnterAsync(stopping);
        IsWriting = true;
        try
        {
            await using var transaction = await BeginAsync(stopping);
            return await act(); // the transaction ends without a commit
        }
        finally
        {
            IsWriting = false;
            paperChanged = false;
            changedArticles.Clear();
            words.TakeNoted();
            log.Forget();
            ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Ends an act that erases: what was overwritten leaves the log too. Repeated while readers hold the log, for 10 s at
    /// least; false when they still do, then the next act that erases does it.
    /// </summary>
    public async Task<bool> EraseTracesAsync()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using (await gate.EnterAsync(CancellationToken.None))
            {
                if (await SqliteTraces.EraseAsync(this)) return true;
            }
            await Task.Delay(100);
        }
        return false;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!IsWriting) return await WriteAsync(() => SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) Note(entry);
        }
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (words.TakeNoted() is { Count: > 0 } articles)
        {
            await ArticleWordsWriter.WriteAsync(this, articles, cancellationToken);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            ArticleWordsWriter.Forget(this);
        }
        if (acting is not null && log.Take(acting.Now) is { Count: > 0 } lines)
        {
            StaffEvents.AddRange(lines);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            foreach (var line in lines) Entry(line).State = EntityState.Detached;
        }
        return saved;
    }

    /// <summary>Writes new comments within <see cref="WriteAsync{T}"/>, as <see cref="PreparedInsert"/> does: many come at once. Their ids are set.</summary>
    internal async Task InsertAsync(IReadOnlyCollection<Comment> comments)
    {
        await PreparedInsert.RunAsync(this, comments);
        changedArticles.UnionWith(comments.Where(c => c.State == CommentState.Published).Select(c => c.ArticleId));
    }

    /// <summary>The same for their receipts, which no page shows.</summary>
    internal Task InsertAsync(IReadOnlyCollection<Receipt> receipts) => PreparedInsert.RunAsync(this, receipts);

    /// <summary>A line of the staff's log of what no changed row tells; it is written with the next save.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="by">The id of who did it.</param>
    /// <param name="about">The id of what it was done to; without it, of themselves.</param>
    internal void Log(StaffAct act, long by, long? about = null) => log.Note(act, by, about ?? by);

    /// <summary>Folds the words of these articles anew, 50 at most, as if they had been changed.</summary>
    public Task IndexAsync(IReadOnlyList<long> articles, CancellationToken stopping) => WriteAsync(async () =>
    {
        paperChanged = true;
        await ArticleWordsWriter.WriteAsync(this, articles, stopping);
        await base.SaveChangesAsync(true, stopping);
        ArticleWordsWriter.Forget(this);
    }, stopping);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Save asynchronously: the gate is an asynchronous lock.");

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Maps.NewsModel.Build(modelBuilder, withStaff: true);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Maps.NewsModel.Configure(configurationBuilder);

#pragma warning disable RS0030 // this is the one place; SQLite's BEGIN IMMEDIATE
    private Task<IDbContextTransaction> BeginAsync(CancellationToken stopping) => Database.BeginTransactionAsync(IsolationLevel.Serializable, stopping);
#pragma warning restore RS0030

    private void Note(EntityEntry entry)
    {
        words.Note(entry);
        log.Note(entry, acting?.StaffId);
        switch (StampOf(entry.Metadata.ClrType))
        {
            case StampKind.Article: Note(entry, (Comment)entry.Entity); break;
            case StampKind.Paper: paperChanged = true; break;
            default: break;
        }
    }

    // A pick stands on the front page too, and what was one until now still does.
    private void Note(EntityEntry entry, Comment comment)
    {
        // No page shows how often a comment was reported: whoever reports makes nobody's page anew.
        if (entry.State == EntityState.Modified && entry.Properties.Where(p => p.IsModified).All(p => p.Metadata.Name == nameof(Comment.Reports))) return;
        var stood = entry.State == EntityState.Added ? comment.State : (CommentState)entry.OriginalValues[nameof(Comment.State)]!;
        if (stood != CommentState.Published && comment.State != CommentState.Published) return; // nobody sees it, before or after
        changedArticles.Add(comment.ArticleId);
        if (comment.PickedAt is not null || entry.OriginalValues[nameof(Comment.PickedAt)] is not null) paperChanged = true;
    }

    /// <summary>Which pages a change of that entity makes old. What is not named here concerns the whole paper.</summary>
    public static StampKind StampOf(Type entity) =>
        entity == typeof(Comment) ? StampKind.Article
        : entity == typeof(Receipt) || entity == typeof(Session) || entity == typeof(SignInLink) || entity == typeof(Secret)
          || entity == typeof(Revision) || entity == typeof(Autosave) || entity == typeof(PreviewLink)
          || entity == typeof(ClockMark) || entity == typeof(StaffMember) || entity == typeof(RecoveryCode) || entity == typeof(StaffEvent)
          || entity == typeof(IdentityUserPasskey<long>) || entity == typeof(IdentityPasskeyData)
          || entity == typeof(PictureNotes) || entity == typeof(CommentReport) || entity == typeof(CommentAct)
          || entity == typeof(RedactedText) || entity == typeof(WordList) || entity == typeof(RevokedToken) || entity == typeof(DecisionLink) || entity == typeof(Job) || entity == typeof(Tombstone) || entity == typeof(LedgerLine) ? StampKind.None
        : StampKind.Paper;
}

/// <summary>What a change makes old: nothing that readers see, one article's pages, or every page.</summary>
public enum StampKind
{
    None,
    Article,
    Paper,
}
