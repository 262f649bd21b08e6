using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Data;

/// <summary>The compiled models are the maps, written down ahead. README tells how they are made anew.</summary>
public sealed class CompiledModelsTests
{
    [Fact]
    public async Task The_compiled_models_say_what_the_maps_say()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await using var scope = newsroom.Services.CreateAsyncScope();
        Assert.Equal(Text(FromMaps(new NewsDb(Options<NewsDb>(), new WriteGate(), new Stamps()))), Text(scope.ServiceProvider.GetRequiredService<NewsDb>().Model));
        Assert.Equal(Text(FromMaps(new ReadDb(Options<ReadDb>()))), Text(scope.ServiceProvider.GetRequiredService<ReadDb>().Model));
    }

    [Fact]
    public void Control_a_model_that_another_map_made_reads_differently()
    {
        using var other = new Changed(Options<Changed>());
        Assert.NotEqual(Text(FromMaps(new ReadDb(Options<ReadDb>()))), Text(other.Model));
    }

    private static IModel FromMaps(DbContext db)
    {
        using (db) return db.Model;
    }

    private static DbContextOptions<T> Options<T>() where T : DbContext => new DbContextOptionsBuilder<T>().UseSqlite("Data Source=:memory:").Options;

    // Without the shapes of raw queries, which a model notes when they are first asked.
    private static string Text(IModel model)
    {
        var text = model.ToDebugString(MetadataDebugStringOptions.LongDefault);
        return text.IndexOf("\n  Ad-hoc entity types:", StringComparison.Ordinal) is >= 0 and var start ? text[..start] + text[text.IndexOf("\nAnnotations:", start, StringComparison.Ordinal)..] : text;
    }

    private sealed class Changed(DbContextOptions<Changed> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            NewsSite.Data.Maps.NewsModel.Build(modelBuilder, withStaff: false);
            modelBuilder.Entity<NewsSite.Model.Article>().Property(a => a.Headline).HasMaxLength(7);
        }

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => NewsSite.Data.Maps.NewsModel.Configure(configurationBuilder);
    }
}
