using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

public sealed class SignInTests
{
    [Fact]
    public async Task Nobody_can_tell_whether_an_account_exists()
    {
        var hashes = new WatchedHashes();
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton<IPasswordHasher<StaffMember>>(hashes));
        await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur", StaffRole.Editor);
        await newsroom.ChangeAsync("Nur", null);
        await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Invited", StaffRole.Editor));
        await newsroom.EnterAsync("Parwana"); // control: the right password does open

        hashes.Verified.Clear();
        foreach (var (name, password) in new[] { ("Parwana", "not her password at all"), ("Nobody", StaffDesk.Password), ("Nur", StaffDesk.Password), ("Invited", StaffDesk.Password), ("\u202e", ""), (new string('x', 100_000), new string('x', 100_000)) })
            Assert.IsType<SignInOutcome.Wrong>(await newsroom.SignInAsync(name, password));

        // One verification each, of a hash of the same function, iterations and salt length (the first 13 bytes).
        Assert.Equal(6, hashes.Verified.Count);
        Assert.Single(hashes.Verified.Select(hash => Convert.ToHexString(Convert.FromBase64String(hash)[..13])).Distinct());
        Assert.Single(hashes.Verified.Select(hash => hash.Length).Distinct());
    }

    [Theory]
    [InlineData("Parwana")]
    [InlineData("Nobody")]
    public async Task The_eleventh_guess_at_a_name_is_not_even_verified_whether_it_exists_or_not(string name)
    {
        var hashes = new WatchedHashes();
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton<IPasswordHasher<StaffMember>>(hashes));
        await newsroom.HireAsync("Parwana");
        hashes.Verified.Clear();

        // At once, from ever new addresses.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Task.Run(() => newsroom.SignInAsync(name, $"guess number {i}", $"address {i}"))));
        Assert.Equal(10, outcomes.Count(o => o is SignInOutcome.Wrong));
        Assert.Equal(10, hashes.Verified.Count);

        newsroom.Clock.Advance(TimeSpan.FromMinutes(5));
        var refused = Assert.IsType<SignInOutcome.TooMany>(await newsroom.SignInAsync(name));
        Assert.Equal(TimeSpan.FromMinutes(10), refused.RetryAfter);

        newsroom.Clock.Advance(refused.RetryAfter);
        Assert.IsNotType<SignInOutcome.TooMany>(await newsroom.SignInAsync(name));
    }

    [Fact]
    public async Task The_thirty_first_guess_from_an_address_is_refused_and_other_addresses_are_not()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton<IPasswordHasher<StaffMember>>(new WatchedHashes()));
        await newsroom.HireAsync("Parwana");
        for (var i = 0; i < 30; i++) Assert.IsType<SignInOutcome.Wrong>(await newsroom.SignInAsync($"name {i}", address: "theirs"));
        Assert.IsType<SignInOutcome.TooMany>(await newsroom.SignInAsync("Parwana", address: "theirs"));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.SignInAsync("Parwana", address: "hers"));
    }

    [Fact]
    public async Task A_stranger_cannot_lock_out_a_device_that_signed_in_before()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton<IPasswordHasher<StaffMember>>(new WatchedHashes()));
        await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur", StaffRole.Editor);
        var (hers, his) = ((await newsroom.EnterAsync("Parwana")).Device, (await newsroom.EnterAsync("Nur")).Device);

        // The stranger sits behind the same address.
        for (var i = 0; i < 30; i++) await newsroom.SignInAsync(i < 20 ? "Parwana" : $"name {i}", "a guess");
        for (var i = 0; i < 10; i++) await newsroom.SignInAsync($"other {i}", "a guess");

        Assert.Equal(hers, (await newsroom.EnterAsync("Parwana", hers)).Device);

        // Controls: without the token, with another's, with one that was tampered with, she is locked out.
        foreach (var token in new[] { null, his, "", (hers[0] == 'A' ? "B" : "A") + hers[1..], hers[..^2] + (hers[^2] == 'A' ? "B" : "A") + hers[^1] })
            Assert.IsType<SignInOutcome.TooMany>(await newsroom.SignInAsync("Parwana", device: token));

        // A stolen token buys ten guesses of its own, not more.
        for (var i = 0; i < 10; i++) Assert.IsType<SignInOutcome.Wrong>(await newsroom.SignInAsync("Parwana", "a guess", device: hers));
        Assert.IsType<SignInOutcome.TooMany>(await newsroom.SignInAsync("Parwana", device: hers));
    }

    [Fact]
    public async Task The_right_password_is_no_guess()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton<IPasswordHasher<StaffMember>>(new WatchedHashes()));
        await newsroom.HireAsync("Parwana");
        for (var i = 0; i < 40; i++) await newsroom.EnterAsync("Parwana");
    }

    /// <summary>Notes what is verified, at a cost that a test can pay.</summary>
    private sealed class WatchedHashes : PasswordHasher<StaffMember>
    {
        public WatchedHashes() : base(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10 }))
        {
        }

        public List<string> Verified { get; } = [];

        public override PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword)
        {
            lock (Verified) Verified.Add(hashedPassword);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
