using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Media;

public sealed class MediaFileNamesTests
{
    private const string Key = "0123456789abcdefghjkmnpqrs";

    [Fact]
    public void The_names_that_we_write_are_read_except_the_master()
    {
        var media = new MediaFile { Key = Crockford.FromDigest(Enumerable.Range(0, 32).Select(i => (byte)(i * 37)).ToArray(), 26), Name = "a", Width = 2560, Height = 10 };
        foreach (var name in media.FileNames)
        {
            Assert.Equal(name != MediaFile.MasterName(media.Key), MediaFileNames.TryReadName(name, out var key));
            if (name != MediaFile.MasterName(media.Key)) Assert.Equal(media.Key, key);
        }
    }

    [Fact]
    public void So_are_those_of_another_cut_and_each_leads_to_that_of_today()
    {
        var media = new MediaFile { Key = Key, Name = "a", Width = 1500, Height = 900 };
        var before = media.CutNames.ToList();
        media.Recut(new FocalPoint(100, 100).Number, 0);
        Assert.All(media.CutNames, name => Assert.True(MediaFileNames.TryReadName(name, out _)));
        Assert.Equal(media.CutNames, before.Select(name => MediaFileNames.CutAs(name, media.Cut)));
        Assert.Null(MediaFileNames.CutAs(MediaFile.FileName(Key, 320, "jpg"), media.Cut)); // that is never cut
    }

    [Theory]
    [InlineData(Key + "-320f12.jpg")]
    [InlineData(Key + "-c320f0.jpg")]
    [InlineData(Key + "-c320f012.jpg")]
    [InlineData(Key + "-c320f123456.jpg")]
    [InlineData(Key + "-cardf12.webp")]
    [InlineData("../" + Key + "-320.jpg")]
    [InlineData("..\\" + Key + "-320.jpg")]
    [InlineData("..%2f" + Key + "-320.jpg")]
    [InlineData(Key + "-320.jpg/../../newssite.db")]
    [InlineData(Key + "-320.jpg\0")]
    [InlineData(Key + "-320.jpg\n")]
    [InlineData(Key + "-0320.jpg")]
    [InlineData(Key + "-320.png")]
    [InlineData(Key + "-320.JPG")]
    [InlineData(Key + "-٣٢٠.jpg")]
    [InlineData(Key + "-card.webp")]
    [InlineData("0123456789ABCDEFGHJKMNPQRS-320.jpg")]
    [InlineData("-320.jpg")]
    [InlineData("newssite.db")]
    [InlineData(".")]
    [InlineData("")]
    public void Any_other_name_is_not_read(string name)
    {
        Assert.False(MediaFileNames.TryReadName(name, out var key));
        Assert.Equal("", key);
    }

    [Theory]
    [InlineData("bridge.jpg", "bridge.jpg")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\a.png", "a.png")]
    [InlineData("../../..", "picture")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\0b\u0007\u202e.jpg", "ab.jpg")]
    [InlineData("a\nb.jpg", "a b.jpg")]
    [InlineData("پل کابل.jpg", "پل کابل.jpg")]
    [InlineData("a:b|c.jpg", "a-b-c.jpg")]
    [InlineData("", "picture")]
    public void A_name_is_reduced_to_a_safe_one(string given, string safe) => Assert.Equal(safe, MediaFileNames.Safe(given));

    [Fact]
    public void A_name_has_at_most_100_characters() => Assert.Equal(100, MediaFileNames.Safe(new string('a', 5_000)).Length);
}
