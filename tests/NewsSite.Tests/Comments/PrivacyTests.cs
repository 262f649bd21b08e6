using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Comments;

public sealed class PrivacyTests
{
    [Fact]
    public async Task Neither_the_address_nor_its_key_is_on_the_disk()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var address = IPAddress.Parse("203.0.113.77");
        var key = newsroom.Services.GetRequiredService<AddressKeys>().Of(address);
        var first = await newsroom.PostAsync(article, from: key);
        await newsroom.PostAsync(article, from: key); // a twin
        await newsroom.PostAsync(article, "Other words, long enough to be remembered.", from: key);
        await newsroom.WithdrawAsync(first.Receipt!);

        var disk = newsroom.OnDisk();
        var twinsKey = Twins.KeyOf(article.Id, null, key, Readers.Words)!;
        string[] canaries =
        [
            "203.0.113.77", key, key.ToUpperInvariant(), System.Text.Encoding.Latin1.GetString(Convert.FromHexString(key)),
            System.Text.Encoding.Latin1.GetString(System.Text.Encoding.Unicode.GetBytes("203.0.113.77")),
            System.Text.Encoding.Latin1.GetString(address.GetAddressBytes()),
            twinsKey, System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(twinsKey)),
        ];
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, disk, StringComparison.Ordinal));

        // Control: what is stored is found by the same search.
        Assert.Contains("Other words, long enough", disk, StringComparison.Ordinal);
    }
}
