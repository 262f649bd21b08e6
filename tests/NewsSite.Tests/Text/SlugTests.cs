using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Lavrov: “Afghanistan” & the Minsk conference", "lavrov-afghanistan-the-minsk-conference")]
    [InlineData("وزیر خارجه روسیه از کنفرانس مینسک گفت", "وزیر-خارجه-روسیه-از-کنفرانس-مینسک-گفت")]
    [InlineData("د افغانستان په اړه غونډه؟", "د-افغانستان-په-اړه-غونډه")]
    [InlineData("می‌روند", "می-روند")]
    [InlineData("كتاب ي ی ۱۴۰۳", "كتاب-ي-ی-۱۴۰۳")]
    [InlineData("مُحَمَّد", "مُحَمَّد")]
    [InlineData("Children's and children’s", "childrens-and-childrens")]
    [InlineData("  --A_b / c.d--  ", "a-b-c-d")]
    [InlineData("E\u0301te\u0301", "\u00e9t\u00e9")]
    [InlineData("\u0301 a", "a")]
    [InlineData("؟!…", "")]
    [InlineData("", "")]
    [InlineData("../../etc/passwd?x=1#y%2e", "etc-passwd-x-1-y-2e")]
    [InlineData("a\u202eb\0c\ufffed", "a-b-c-d")]
    public void A_title_becomes_an_address_in_its_own_letters(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_lone_surrogate_divides_words()
    {
        Assert.Equal("a-b", Slug.From("a\ud800b"));
        Assert.False(Slug.IsValid("a\udc00"));
        Assert.Throws<ArgumentException>(() => "a\ud800b".Normalize()); // control: what a slug made first of all would throw
    }

    [Fact]
    public void A_long_title_is_cut_between_letters()
    {
        Assert.Equal(Slug.MaxLength, Slug.From(new string('a', 500)).Length);
        var cut = Slug.From(new string('a', Slug.MaxLength - 1) + "𐐨𐐨");
        Assert.Equal(new string('a', Slug.MaxLength - 1), cut);
        Assert.True(Slug.IsValid(cut));
        Assert.Equal(new string('a', Slug.MaxLength - 1), Slug.From(new string('a', Slug.MaxLength - 1) + " b"));
    }

    [Theory]
    [InlineData("J\u030cob")]
    [InlineData("a'\u0301b")]
    [InlineData("ᄀ'ᅡ")]
    [InlineData("\u0958\u0301\u0301\u0301\u0301\u0301")]
    public void A_slug_is_its_own_slug_even_where_letters_compose_late(string title)
    {
        var slug = Slug.From(title);
        Assert.Equal(slug, Slug.From(slug));
        Assert.True(Slug.IsValid(slug));
    }

    [Fact]
    public void Whatever_is_typed_the_slug_is_valid_or_empty() => Prop.ForAll<string>(typed =>
    {
        var slug = Slug.From(typed ?? "");
        return (slug.Length == 0 || Slug.IsValid(slug)) && slug.EnumerateRunes().All(r => r.Value == '-' || Rune.IsLetterOrDigit(r) || IsMark(r));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Whatever_rune_follows_a_letter_the_slug_is_stable()
    {
        for (var c = 0; c <= 0x10FFFF; c++)
        {
            if (c is >= 0xD800 and <= 0xDFFF) continue;
            var slug = Slug.From("A" + char.ConvertFromUtf32(c) + "'" + char.ConvertFromUtf32(c));
            if (Slug.From(slug) != slug) Assert.Fail($"U+{c:X4}: {slug} became {Slug.From(slug)}");
        }
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    [Theory]
    [InlineData("A")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("می‌روند")]
    public void What_no_title_gives_is_no_slug(string slug) => Assert.False(Slug.IsValid(slug));
}
