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
    [InlineData("shop 5, 0799123456 ask", NumberKind.Phone, "0799123456")]
    [InlineData("۲۵ ۰۷۹۹۱۲۳۴۵۶", NumberKind.Phone, "0799123456")]
    [InlineData("house 12 0799 123 456", NumberKind.Phone, "0799123456")]
    [InlineData("0799=123=456", NumberKind.Phone, "0799123456")]
    [InlineData("0799_123_456", NumberKind.Phone, "0799123456")]
    [InlineData("0799*123,456", NumberKind.Phone, "0799123456")]
    [InlineData("0799123\n456", NumberKind.Phone, "0799123456")]
    [InlineData("14000-40112-345", NumberKind.Card, "1400040112345")]
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
    [InlineData("see http://a.example and HTTPS://b.example/http://x", 3)]
    [InlineData("[a](http://a.example)[b](http://b.example)http://c.example", 3)]
    [InlineData("https://www.a.example [write](mailto:a@b.example)", 2)]
    [InlineData("www.a.example, www.b.example", 2)]
    [InlineData("awww.no example", 0)]
    [InlineData("[a](https://a.example) [b](https://b.example) [c](https://c.example)", 3)]
    public void Links_are_counted(string text, int links) => Assert.Equal(links, Traces.Links(text));

    [Theory]
    [InlineData("join t.me/channel", "t.me")]
    [InlineData("https://wa.me/93799", "wa.me")]
    [InlineData("HTTPS://CHAT.WHATSAPP.COM/x", "whatsapp.com")]
    [InlineData("at.me/x is no messenger", null)]
    [InlineData("meet me at home", null)]
    [InlineData("on Telegram @mychannel", "telegram")]
    [InlineData("په تلګرام کې @kabul_news", "تلگرام")]
    [InlineData("someone@example.org wrote of Telegram", null)]
    [InlineData("TELEEEGRAM @mychannel", "telegram")]
    [InlineData("ｔｅｌｅｇｒａｍ ＠mychannel", "telegram")]
    [InlineData("تلـگـرامم: @kabul_news", "تلگرام")]
    [InlineData("Instagram @ahmad.z", "instagram")]
    [InlineData("زما د ټېلګرام ادرس @ahmad_zz دی", "ټېلګرام")]
    [InlineData("ټیلګرام ته راشئ @ahmad_zz", "ټېلګرام")]
    [InlineData("په وټساپ کې: ahmad_99", "وټساپ")]
    [InlineData("see discord.com/invite/abc", "discord.com/invite")]
    [InlineData("my telegram: ahmad_z", "telegram")]
    [InlineData("whatsapp – ahmad99", "whatsapp")]
    [InlineData("تیلگرام: ahmad_99", "تیلگرام")]
    [InlineData("واتس‌اپ: ahmad_99", "واتساپ")]
    [InlineData("واتس اپ: ahmad_99", "واتس اپ")]
    [InlineData("imo: ahmad_99", "imo")]
    [InlineData("a testimony_1 of @somebody", null)]
    [InlineData("my telegram ID: ahmad_99", "telegram")]
    [InlineData("ایمو من: ahmad99", "ایمو")]
    [InlineData("On Telegram people say so. My telegram: ahmad_z", "telegram")]
    [InlineData("t[.]me/channel and ｔ.me/channel", "t.me")]
    [InlineData("t(.)me/channel", "t.me")]
    [InlineData("On Telegram people say so; in 2024 they did not", null)]
    [InlineData("Signal: nobody knows", null)]
    [InlineData("whatsapp\nahmad99 wrote this", null)]
    public void Messengers_are_named(string text, string? messenger) => Assert.Equal(messenger, Traces.Messenger(text));

    [Theory]
    [InlineData("https://t.me:443/ahmad_99", "t.me")]
    [InlineData("https://t.me?domain=x", "t.me")]
    [InlineData("https://ahmad99.t.me", "t.me")]
    [InlineData("https://www.wa.me:443/93799123", "wa.me")]
    [InlineData("https://discord.com/invite/abc", "discord.com/invite")]
    [InlineData("https://discord.com/blog", null)]
    [InlineData("https://telegram.org/x", "telegram.org")]
    [InlineData("https://at.me/x", null)]
    [InlineData("https://example.org/t.me/x", null)]
    public void A_link_leads_to_a_messenger_by_its_host(string address, string? messenger) => Assert.Equal(messenger, Traces.MessengerOf(address));

    [Theory]
    [InlineData(@"[here](https://t\.me/abcdefgh)", "https://t.me/abcdefgh")]
    [InlineData("[here](https://t&#46;me/abcdefgh)", "https://t.me/abcdefgh")]
    [InlineData("[a](http&#58;//evil.example)", "http://evil.example")]
    public void What_is_written_otherwise_leads_where_it_is_shown(string text, string target) => Assert.StartsWith(target, Assert.Single(CommentMarkdown.Targets(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("+93 0️⃣7️⃣9️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣")]
    [InlineData("⓪⑦⑨⑨①②③④⑤⑥")]
    [InlineData("⁰⁷⁹⁹¹²³⁴⁵⁶")]
    [InlineData("799 123 456")]
    [InlineData("0799 - - - 123456")]
    [InlineData("1400 0401 123 45")]
    public void Numbers_in_other_dress_are_found(string text) => Assert.NotNull(Traces.Number(text));
}
