using FsCheck;
using FsCheck.Fluent;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

/// <summary><see cref="Crockford"/>, <see cref="ListKey"/> and <see cref="ReceiptCode"/>: what people and addresses carry around.</summary>
public sealed class CodesTests
{
    private const long Largest = (1L << 60) - 1;

    [Fact]
    public void A_number_has_one_spelling()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), any =>
        {
            var number = any & Largest;
            var written = Crockford.FromNumber(number);
            return Crockford.TryReadNumber(written, out var read) && read == number
                && !Crockford.TryReadNumber("0" + written, out _)
                && (written.All(char.IsAsciiDigit) || !Crockford.TryReadNumber(written.ToUpperInvariant(), out _));
        }).QuickCheckThrowOnFailure();
        Assert.Equal("0", Crockford.FromNumber(0));
        Assert.True(Crockford.TryReadNumber(Crockford.FromNumber(Largest), out var largest));
        Assert.Equal(Largest, largest);
        Assert.Throws<ArgumentOutOfRangeException>(() => Crockford.FromNumber(-1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("i")]
    [InlineData("l")]
    [InlineData("o")]
    [InlineData("u")]
    [InlineData("-1")]
    [InlineData("1 ")]
    [InlineData("۱")]
    [InlineData("zzzzzzzzzzzzz")]
    public void What_is_no_number_is_refused(string text) => Assert.False(Crockford.TryReadNumber(text, out _));

    [Fact]
    public void What_is_read_is_what_is_written() => Prop.ForAll<string>(text =>
        !Crockford.TryReadNumber(text, out var number) || Crockford.FromNumber(number) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void A_new_code_is_a_code()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => Crockford.NewCode(7)).ToList();
        Assert.All(codes, code => Assert.True(Crockford.IsCode(code, 7)));
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.False(Crockford.IsCode("abcdefg", 6));
        Assert.False(Crockford.IsCode("ABCDEFG", 7));
        Assert.False(Crockford.IsCode("abcdefi", 7));
    }

    [Fact]
    public void A_key_comes_back_as_it_went() => Prop.ForAll(ArbMap.Default.ArbFor<DateTime>(), ArbMap.Default.ArbFor<long>(), (time, id) =>
    {
        var utc = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        var key = new ListKey(utc, id & Largest);
        return ListKey.TryParse(key.ToString(), out var read) && read == key && read.Time.Kind == DateTimeKind.Utc;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_archive_reaches_behind_1970()
    {
        var key = new ListKey(new DateTime(1929, 1, 17, 0, 0, 0, DateTimeKind.Utc), 7);
        Assert.True(ListKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("01-1")]
    [InlineData("1-01")]
    [InlineData("1-1-1")]
    [InlineData("1 -1")]
    [InlineData("A-1")]
    [InlineData("zzzzzzzzzzzz-1")]
    [InlineData("1-1' OR 1=1")]
    public void A_malformed_key_is_none(string? text) => Assert.False(ListKey.TryParse(text, out _));

    [Theory]
    [InlineData("12345-67890-12345-67890-12345")]
    [InlineData("1234567890123456789012345")]
    [InlineData(" 12345 67890\t12345\n67890\u00a012345 ")]
    [InlineData("۱۲۳۴۵-۶۷۸۹۰-۱۲۳۴۵-۶۷۸۹۰-۱۲۳۴۵")]
    [InlineData("١٢٣٤٥ ٦٧٨٩٠ ١٢٣٤٥ ٦٧٨٩٠ ١٢٣٤٥")]
    [InlineData("۱۲۳۴۵-67890-١٢٣٤٥–٦٧٨٩٠—12345")]
    [InlineData("\u200f۱۲۳۴۵\u200c۶۷۸۹۰\u202a۱۲۳۴۵\u202c۶۷۸۹۰۱۲۳۴۵\u200e")]
    public void A_receipt_is_read_as_any_keyboard_types_it(string typed) => Assert.Equal("12345-67890-12345-67890-12345", ReceiptCode.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345-67890-12345-67890-1234")]
    [InlineData("12345-67890-12345-67890-123456")]
    [InlineData("12345-67890-12345-67890-1234a")]
    [InlineData("12345-67890-12345-67890-1234²")]
    [InlineData("१२३४५६७८९०१२३४५६७८९०१२३४५")]
    public void What_is_no_receipt_is_none(string? typed) => Assert.Null(ReceiptCode.Read(typed));

    [Fact]
    public void A_new_receipt_reads_as_itself_and_no_two_are_alike()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => ReceiptCode.New()).ToList();
        Assert.All(codes, code => Assert.Equal(code, ReceiptCode.Read(code)));
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.Equal(32, ReceiptCode.Hash(codes[0]).Length);
        Assert.Null(ReceiptCode.Read(new string(' ', 100_000) + codes[0]));
    }
}
