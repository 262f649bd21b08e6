using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data.Sqlite;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Media;

/// <summary>What becomes of a picture's notes and files from its coming to its end.</summary>
public sealed class LibraryTests
{
    [Fact]
    public async Task What_is_stored_is_in_the_library_with_who_sent_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(), by: 7);
        var notes = await newsroom.NotesAsync(media);
        Assert.Equal((7L, "", null), (notes.AddedById!.Value, notes.Alt, notes.Lang));
        await newsroom.StoreAsync(TestPictures.Jpeg(), by: 8); // the same picture
        Assert.Equal(7, (await newsroom.NotesAsync(media)).AddedById);
    }

    [Fact]
    public async Task A_picture_that_no_article_shows_is_deleted_with_all_its_files_and_can_be_sent_again()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var gone = await newsroom.StoreAsync(TestPictures.Jpeg(500, 400));
        var kept = await newsroom.StoreAsync(TestPictures.Jpeg(600, 400));
        Assert.True(await DeleteAsync(newsroom, gone));
        Assert.Equal(kept.FileNames.Order(StringComparer.Ordinal), newsroom.Files());
        Assert.Equal([kept.Id], await newsroom.ReadAsync(db => db.PictureNotes.Select(n => n.MediaFileId).ToListAsync()));
        Assert.True(await DeleteAsync(newsroom, gone)); // by whomever
        Assert.NotEqual(gone.Id, (await newsroom.StoreAsync(TestPictures.Jpeg(500, 400))).Id);
    }

    [Fact]
    public async Task A_picture_that_an_article_shows_stays()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg());
        await newsroom.ShowAsync(media);
        Assert.False(await DeleteAsync(newsroom, media));
        Assert.Equal(media.FileNames.Order(StringComparer.Ordinal), newsroom.Files());
        Assert.NotNull(await newsroom.NotesAsync(media));
    }

    [Fact]
    public async Task One_that_is_deleted_while_it_is_sent_again_is_whole_or_gone()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        for (var round = 0; round < 10; round++)
        {
            var media = await newsroom.StoreAsync(TestPictures.Jpeg(90, 60));
            await Task.WhenAll(DeleteAsync(newsroom, media), newsroom.StoreAsync(TestPictures.Jpeg(90, 60)), DeleteAsync(newsroom, media), newsroom.StoreAsync(TestPictures.Jpeg(90, 60)));
            Assert.Empty(await newsroom.InScopeAsync(s => s.GetRequiredService<CheckPaper>().RunAsync()));
            Assert.Equal(await newsroom.ReadAsync(db => db.MediaFiles.CountAsync()) > 0, newsroom.Files().Any());
        }
    }

    [Fact]
    public async Task What_an_older_program_stored_is_noted_with_the_words_of_the_article_that_shows_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var shown = await newsroom.StoreAsync(TestPictures.Jpeg(500, 400));
        var other = await newsroom.StoreAsync(TestPictures.Jpeg(600, 400));
        await newsroom.ShowAsync(shown, "A bridge in snow", "The bridge", "NewsSite");
        var glance = newsroom.Services.GetRequiredService<DatabaseGlance>();
        Assert.False(glance.HasUnnoted(SearchFolding.Version)); // control
        await newsroom.ReadAsync(async db =>
        {
            db.PictureNotes.RemoveRange(await db.PictureNotes.ToListAsync());
            return await db.SaveChangesAsync();
        });
        Assert.True(glance.HasUnnoted(SearchFolding.Version));
        Assert.Equal(2, await newsroom.InScopeAsync(s => s.GetRequiredService<NotePictures>().RunAsync(default)));
        var notes = await newsroom.NotesAsync(shown);
        Assert.Equal(("A bridge in snow", "The bridge", "NewsSite", "en", (long?)null), (notes.Alt, notes.Caption, notes.Credit, notes.Lang, notes.AddedById));
        Assert.Equal("", (await newsroom.NotesAsync(other)).Alt);
        Assert.False(glance.HasUnnoted(SearchFolding.Version));
    }

    [Fact]
    public void Notes_learn_once_and_never_over_what_somebody_wrote()
    {
        var notes = PictureNotes.Of(new MediaFile { Key = "k", Name = "bridge.jpg", Width = 3, Height = 2 }, null);
        notes.Learn(new LeadPicture { Alt = "A bridge", AltLang = "en", Caption = "پل" }, "fa-AF");
        Assert.Equal(("A bridge", "", "en"), (notes.Alt, notes.Caption, notes.Lang)); // words of one language
        notes.Learn(new LeadPicture { Alt = "Another" }, "en");
        Assert.Equal(("A bridge", 0), (notes.Alt, notes.Version));
    }

    private static Task<bool> DeleteAsync(TestNewsroom newsroom, MediaFile media) => newsroom.InScopeAsync(s => s.GetRequiredService<DeletePicture>().RunAsync(media.Key, default));
}
