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

    [Theory]
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
