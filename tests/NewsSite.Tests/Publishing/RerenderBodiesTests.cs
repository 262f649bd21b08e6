using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Publishing;

/// <summary>A newer renderer makes what an older one stored anew, at the start.</summary>
public sealed class RerenderBodiesTests
{
    private const string OldArticles = "UPDATE \"Articles\" SET \"RenderVersion\" = 0";
    private const string OldPages = "UPDATE \"Pages\" SET \"RenderVersion\" = 0";
    private const string Body = "Some **words**.\n\n![A bridge](bridge.jpg)";

    [Fact]
    public async Task A_picture_that_resolves_only_now_belongs_to_its_article()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("The bridge", change: a => a.Write(Body, ArticleMarkdown.Render(Body, _ => null), []));
        await newsroom.WriteAsync(db => db.MediaFiles.Add(new MediaFile { Key = "0123456789abcdef0123456789", Name = "bridge.jpg", Width = 10, Height = 10, StoredAt = newsroom.Clock.Now }));
        Assert.Equal(0, await RerenderAsync(newsroom)); // control: what is of today's renderer stays as it is

        await AgeAsync(newsroom, OldArticles);
        Assert.Equal(1, await RerenderAsync(newsroom));
        var now = await newsroom.ReadAsync(db => db.Articles.AsNoTracking().Include(a => a.Pictures).ThenInclude(p => p.MediaFile).SingleAsync(a => a.Id == article.Id));
        Assert.Contains("<img data-media=\"0123456789abcdef0123456789\"", now.BodyHtml, StringComparison.Ordinal);
        Assert.Equal(["bridge.jpg"], now.Pictures.Select(p => p.MediaFile.Name)); // else its address answers 404
        Assert.Equal(ArticleMarkdown.RenderVersion, now.RenderVersion);
    }

    [Fact]
    public async Task The_lead_picture_and_those_that_still_stand_there_stay()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("The bridge", change: a =>
        {
            var (lead, bridge) = (Picture(newsroom, "a", "lead.jpg"), Picture(newsroom, "b", "bridge.jpg"));
            a.Lead = new LeadPicture { MediaFile = lead, Alt = "A lead" };
            a.Write(Body, ArticleMarkdown.Render(Body, _ => bridge.Key), [bridge]);
        });
        await AgeAsync(newsroom, OldArticles);
        Assert.Equal(1, await RerenderAsync(newsroom));
        Assert.Equal(["bridge.jpg", "lead.jpg"], await newsroom.ReadAsync(db => db.Articles.SelectMany(a => a.Pictures).Select(p => p.MediaFile.Name).Order().ToListAsync()));
    }

    [Fact]
    public async Task Standing_pages_are_made_anew_too()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.WriteAsync(db =>
        {
            var page = new Page { Edition = "en", Slug = "about", Title = "About", UpdatedAt = newsroom.Clock.Now };
            page.Write("Who **we** are.", new RenderedText("<p onclick=x>what an older sanitiser let through</p>", []));
            db.Pages.Add(page);
        });
        Assert.Equal(0, await RerenderAsync(newsroom)); // control
        await AgeAsync(newsroom, OldPages);
        Assert.Equal(1, await RerenderAsync(newsroom));
        var now = await newsroom.ReadAsync(db => db.Pages.AsNoTracking().SingleAsync());
        Assert.Equal(("<p>Who <strong>we</strong> are.</p>", ArticleMarkdown.RenderVersion, newsroom.Clock.Now), (now.BodyHtml.Trim(), now.RenderVersion, now.UpdatedAt));
    }

    private static MediaFile Picture(TestNewsroom newsroom, string key, string name) => new() { Key = key, Name = name, Width = 10, Height = 10, StoredAt = newsroom.Clock.Now };

    private static Task<int> RerenderAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(s => s.GetRequiredService<RerenderBodies>().RunAsync(default));

    private static Task<int> AgeAsync(TestNewsroom newsroom, string sql) => newsroom.InScopeAsync(scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        return db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(sql));
    });
}
