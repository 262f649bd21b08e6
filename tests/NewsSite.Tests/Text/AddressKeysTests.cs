using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class AddressKeysTests
{
    private readonly SettableClock clock = new(new DateTime(2026, 11, 20, 8, 0, 0));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%3", "fe80::2%4", true)]
    public void One_line_has_one_key(string first, string second, bool same)
    {
        var keys = new AddressKeys(clock);
        Assert.Equal(same, keys.Of(IPAddress.Parse(first)) == keys.Of(IPAddress.Parse(second)));
    }

    [Fact]
    public void The_key_lasts_a_day_and_no_longer()
    {
        var keys = new AddressKeys(clock);
        var address = IPAddress.Parse("203.0.113.7");
        var first = keys.Of(address);
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, keys.Of(address));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, keys.Of(address));
    }

    /// <summary>P48: the day's key is wiped, and no digest is ever made under the wiped one, which anyone could compute.</summary>
    [Fact]
    public void Nobody_gets_a_digest_under_a_wiped_key()
    {
        var address = IPAddress.Parse("203.0.113.7");
        var wiped = Convert.ToHexStringLower(HMACSHA256.HashData(new byte[32], address.GetAddressBytes())[..16]);
        var keys = new AddressKeys(new Days()); // each look is another day: the key changes at every call
        var digests = new ConcurrentBag<string>();
        Parallel.For(0, 200_000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => digests.Add(keys.Of(address)));
        Assert.DoesNotContain(wiped, digests);
    }

    private sealed class Days : TimeProvider
    {
        private long days;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddDays(Interlocked.Increment(ref days));
    }

    [Fact]
    public void The_address_cannot_be_computed_from_the_key()
    {
        var address = IPAddress.Parse("203.0.113.7");
        Assert.NotEqual(new AddressKeys(clock).Of(address), new AddressKeys(clock).Of(address)); // another process, another secret
        Assert.Equal("none", new AddressKeys(clock).Of(null));
    }
}
