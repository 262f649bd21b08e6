using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class PlainTextTests
{
    /// <summary>Every code point that P6 forbids, and those that hide text or are none.</summary>
    public static TheoryData<int> Forbidden()
    {
        var forbidden = new TheoryData<int>();
        void Range(int from, int to)
        {
            for (var c = from; c <= to; c++) forbidden.Add(c);
        }
        Range(0x202A, 0x202E);
        Range(0x2066, 0x2069);
        Range(0x206A, 0x206F);
        Range(0x00, 0x08);
        Range(0x0E, 0x1F);
        Range(0x7F, 0x84);
        Range(0x86, 0x9F);
        Range(0xFFF9, 0xFFFB);
        Range(0xFDD0, 0xFDEF);
        foreach (var c in (int[])[0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE0001, 0xE0041, 0xE007F]) forbidden.Add(c);
        return forbidden;
    }

    [Theory, MemberData(nameof(Forbidden))]
    public void What_could_reorder_or_hide_text_is_dropped(int c)
    {
        Assert.Equal("ab", PlainText.Clean("a" + char.ConvertFromUtf32(c) + "b"));
        Assert.Equal("ab", PlainText.CleanLine("a" + char.ConvertFromUtf32(c) + "b"));
    }

    [Fact]
    public void A_lone_surrogate_is_dropped() => // in a list, not in attributes: the compiler would write U+FFFD there
        Assert.All((string[])["a\ud800b", "a\udc00b", "ab\ud800", "\udc00ab", "a\udc00\ud800b"], text => Assert.Equal("ab", PlainText.Clean(text)));

    [Theory]
    [InlineData("می‌روند")]
    [InlineData("ي ی ك ک ۀ ۀ")]
    [InlineData("بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ")]
    [InlineData("a\tb\nc")]
    [InlineData("👩‍👩‍👧 🇦🇫")]
    [InlineData("“curly” 'straight' -- ... (c)")]
    [InlineData("e\u0301 Việt")]
    [InlineData("a\u200eb\u200fc")]
    public void What_people_write_stays_as_it_is(string text) => Assert.Equal(text, PlainText.Clean(text));

    [Theory]
    [InlineData("a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf")]
    public void Line_ends_are_one_kind(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text));

    [Fact]
    public void A_line_is_one_line() => Assert.Equal("a b c", PlainText.CleanLine(" a \r\n\tb\u00a0\u2003 c\n"));

    [Fact]
    public void Stacked_marks_are_thinned()
    {
        Assert.Equal("a\u0301\u0301\u0301\u0301b", PlainText.Clean("a" + new string('\u0301', 500) + "b"));
        Assert.Equal("a\u20dd\u20dd\u20dd\u20dd", PlainText.Clean("a" + new string('\u20dd', 9)));
    }

    [Theory]
    [InlineData('\u200c')]
    [InlineData('\u200d')]
    [InlineData('\u2060')]
    public void A_joiner_between_marks_does_not_begin_a_new_pile(char joiner)
    {
        var piled = "a" + string.Concat(Enumerable.Repeat("\u0301\u0301\u0301\u0301" + joiner, 50));
        Assert.Equal(4, PlainText.Clean(piled).Count(c => c == '\u0301'));
    }

    [Fact]
    public void Nothing_is_text_too()
    {
        Assert.Equal("", PlainText.Clean(null));
        Assert.Equal("", PlainText.CleanLine(" \u202e \n"));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => Prop.ForAll<string>(typed =>
    {
        var clean = PlainText.Clean(typed);
        var line = PlainText.CleanLine(typed);
        return PlainText.Clean(clean) == clean && PlainText.CleanLine(line) == line
            && clean.EnumerateRunes().All(r => r != Rune.ReplacementChar && (Rune.GetUnicodeCategory(r) != UnicodeCategory.Control || r.Value is '\n' or '\t'));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
