using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

public sealed class PasswordRulesTests
{
    private static readonly string[] Names = ["Parwana Rahimi", "The Test", "آزمون"];

    [Theory]
    [InlineData("plum 7 otters k", "password.too-short", false)] // 15: just long enough
    [InlineData("plum 7 otters ", "password.too-short", true)]
    [InlineData("", "password.too-short", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "password.few-characters", true)]
    [InlineData("1111122222333334444", "password.few-characters", true)]
    [InlineData("kettle7kettle7kettle7", "password.repeats", true)]
    [InlineData("Kettle Train kettle train", "password.repeats", true)]
    [InlineData("123456789012345", "password.sequence", true)]
    [InlineData("qwertyuiopasdfghjkl", "password.sequence", true)]
    [InlineData("ZYXWVUTSRQPONMLKJIHG", "password.sequence", true)]
    [InlineData("1qaz2wsx3edc4rfv", "password.sequence", true)]
    [InlineData("1122334455667788", "password.sequence", true)]
    [InlineData("ضصثقفغعهخحجچشسیبل", "password.sequence", true)]
    [InlineData("parwana rahimi 2026", "password.name", true)]
    [InlineData("The Test The Test 19", "password.name", true)]
    [InlineData("thequickbrownfoxjumps", "password.common", true)]
    [InlineData("Correct Horse Battery Staple", "password.common", true)]
    [InlineData("Password-Password-99", "password.common", true)]
    [InlineData("bismillahirrahmanirrahim", "password.common", true)]
    [InlineData("afghanistan kabul 2026", "password.common", true)]
    [InlineData("1q2w3e4r5t6y7u8i9o0p", "password.common", true)]
    public void A_password_that_is_tried_first_is_refused(string password, string key, bool refused)
    {
        var fault = PasswordRules.Fault(password, Names);
        Assert.Equal(refused ? key : null, fault?.WordKey);
        if (refused) Assert.True(new Library().Of("en")[key] != key, $"There are no words for {key}.");
    }

    [Theory]
    [InlineData("blue kettle, slow train, no rain")]
    [InlineData("nocapitalsandnodigitsatall")]
    [InlineData("سه مرغابی پشت بام آبی رنگ")]
    [InlineData("زه هره ورځ درې کوچني مرغان وینم")]
    [InlineData("     seven   spoons   of   plum     ")]
    [InlineData("🦦🪁🧵🫖🛶🌶🪑🧭🎈🧊🪴🧿🪔🛷🧶")]
    [InlineData("parwana rahimi keeps 7 otters")]
    public void Any_script_blanks_and_no_composition_are_welcome(string password) => Assert.Null(PasswordRules.Fault(password, Names));

    [Fact]
    public void A_password_has_at_most_256_characters_and_they_are_characters_not_bytes()
    {
        var letters = string.Concat(Enumerable.Range(0, 256).Select(i => char.ConvertFromUtf32(0x10380 + (i * 7 % 29))).Prepend("xyvb").Append("q")).EnumerateRunes().ToList();
        Assert.Null(PasswordRules.Fault(string.Concat(letters.Take(256)), []));
        Assert.Equal("password.too-long", PasswordRules.Fault(string.Concat(letters.Take(257)), [])?.WordKey);
    }

    [Fact]
    public async Task The_same_letters_open_the_account_from_a_keyboard_that_composes_them_otherwise()
    {
        const string composed = "crème brûlée à midi, déjà vu";
        var decomposed = composed.Normalize(System.Text.NormalizationForm.FormD);
        await using var newsroom = await TestNewsroom.OpenAsync();
        var added = (AddOutcome.Added)await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Renée", StaffRole.Editor));
        Assert.IsType<RedeemOutcome.Done>(await newsroom.RedeemAsync(added.LinkCode, decomposed));
        Assert.IsType<SignInOutcome.SignedIn>(await newsroom.SignInAsync("Renée", composed));

        // Control: Identity's own hasher takes them for two passwords.
        var plain = new PasswordHasher<StaffMember>();
        Assert.Equal(PasswordVerificationResult.Failed, plain.VerifyHashedPassword(new(), plain.HashPassword(new(), decomposed), composed));
    }

    [Fact]
    public async Task Identity_itself_asks_these_rules_and_no_others()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.InScopeAsync(async scope =>
        {
            var staff = scope.GetRequiredService<UserManager<StaffMember>>();
            Assert.IsType<PasswordRules>(Assert.Single(staff.PasswordValidators));
            Assert.IsType<StaffName>(Assert.Single(staff.UserValidators));
            Assert.IsType<PasswordHashes>(staff.PasswordHasher);
            return 0;
        });
    }
}
