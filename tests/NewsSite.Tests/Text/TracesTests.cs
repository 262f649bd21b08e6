using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class TracesTests
{
    [Theory]
    [InlineData("Call 0799123456", NumberKind.Phone, "0799123456")]
    [InlineData("شمارهٔ من ۰۷۹۹ ۱۲۳ ۴۵۶ است", NumberKind.Phone, "0799123456")]
    [InlineData("+93 (0) 799 123 456", NumberKind.Phone, "+930799123456")]
    [InlineData("0093-799-123456", NumberKind.Phone, "0093799123456")]
    [InlineData("0\u200B7\u200B9\u200B9123456", NumberKind.Phone, "0799123456")]
    [InlineData("+49.30.1234567", NumberKind.Phone, "+49301234567")]
    [InlineData("tazkira 1400-0401-12345", NumberKind.Card, "1400040112345")]
    [InlineData("تذکره ۱۴۰۱-۰۵۰۲-۶۷۸۹۰", NumberKind.Card, "1401050267890")]
    [InlineData("1399123412345", NumberKind.Card, "1399123412345")]
    public void Numbers_of_people_are_found(string text, NumberKind kind, string number) => Assert.Equal((kind, number), Traces.Number(text));

    [Theory]
    [InlineData("In 1990 2000 2010 and 2020")]
    [InlineData("1,000,000,000 afghanis")]
    [InlineData("2026-11-25 at 08:30")]
    [InlineData("1000000000")]
    [InlineData("12345678")]
    [InlineData("25 of 100, 30 of 200, 5 of 1000")]
    public void Other_numbers_are_none(string text) => Assert.Null(Traces.Number(text));

    [Theory]
    [InlineData("see http://a.example and HTTPS://b.example/http://x", 2)]
    [InlineData("www.a.example, www.b.example", 2)]
    [InlineData("awww.no example", 0)]
    [InlineData("[a](https://a.example) [b](https://b.example) [c](https://c.example)", 3)]
    public void Links_are_counted(string text, int links) => Assert.Equal(links, Traces.Links(text));

    [Theory]
    [InlineData("join t.me/channel", "t.me")]
    [InlineData("https://wa.me/93799", "wa.me")]
    [InlineData("HTTPS://CHAT.WHATSAPP.COM/x", "chat.whatsapp.com")]
    [InlineData("at.me/x is no messenger", null)]
    [InlineData("meet me at home", null)]
    public void Messengers_are_named(string text, string? messenger) => Assert.Equal(messenger, Traces.Messenger(text));
}
