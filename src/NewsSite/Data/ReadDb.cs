using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Data;

/// <summary>
/// The newsroom's database as a public request may see it: a read-only connection that cannot select from the staff's
/// tables (P12), no tracking, no saving.
/// </summary>
public sealed class ReadDb(DbContextOptions<ReadDb> options) : DbContext(options)
{
    public IQueryable<Article> Articles => Set<Article>();
    public IQueryable<ArticleWords> ArticleWords => Set<ArticleWords>();
    public IQueryable<ArticleTopic> ArticleTopics => Set<ArticleTopic>();
    public IQueryable<Byline> Bylines => Set<Byline>();
    public IQueryable<ArticlePicture> ArticlePictures => Set<ArticlePicture>();
    public IQueryable<Section> Sections => Set<Section>();
    public IQueryable<Topic> Topics => Set<Topic>();
    public IQueryable<Author> Authors => Set<Author>();
    public IQueryable<MediaFile> MediaFiles => Set<MediaFile>();
    public IQueryable<Emblem> Emblems => Set<Emblem>();
    public IQueryable<Correction> Corrections => Set<Correction>();
    public IQueryable<Comment> Comments => Set<Comment>();
    public IQueryable<Receipt> Receipts => Set<Receipt>();
    public IQueryable<Discussion> Discussions => Set<Discussion>();
    public IQueryable<Banner> Banners => Set<Banner>();
    public IQueryable<Page> Pages => Set<Page>();
    public IQueryable<Redirect> Redirects => Set<Redirect>();
    public IQueryable<Paper> Papers => Set<Paper>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("Readers do not write.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Readers do not write.");

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Maps.NewsModel.Build(modelBuilder, withStaff: false);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Maps.NewsModel.Configure(configurationBuilder);
}
