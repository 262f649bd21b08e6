using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

public sealed class StaffNameTests
{
    [Theory]
    [InlineData("Parwana Rahimi")]
    [InlineData("پروانه رحیمی")]
    [InlineData("علی\u200cرضا")]
    [InlineData("زرغونه ۲")]
    [InlineData("d.o-c_7")]
    [InlineData("José")]
    [InlineData("अनीता")]
    public void A_name_of_any_script_is_taken(string name) => Assert.Null(StaffName.Fault(name));

    [Theory]
    [InlineData("", "staff.name-too-short")]
    [InlineData(" a ", "staff.name-too-short")]
    [InlineData("a name that goes on and on and on until nobody can read it all", "staff.name-too-long")]
    [InlineData("admin\u202enimda", "staff.name-characters")] // turns its neighbours around
    [InlineData("admin\u200f", "staff.name-characters")]
    [InlineData("ad\u200bmin", "staff.name-characters")]
    [InlineData("ad\u200cmin", "staff.name-characters")] // a joiner that Latin has no use for
    [InlineData("аdmin", "staff.name-characters")] // its first letter is Cyrillic
    [InlineData("admin\u0627", "staff.name-characters")]
    [InlineData("ａｄｍｉｎ", "staff.name-characters")]
    [InlineData("𝐚𝐝𝐦𝐢𝐧", "staff.name-characters")]
    [InlineData("<b>admin", "staff.name-characters")]
    [InlineData("...", "staff.name-characters")]
    [InlineData("admin\n", "staff.name-characters", false)] // white space at the ends is folded, not refused
    public void A_name_that_hides_or_deceives_is_refused(string name, string key, bool refused = true) =>
        Assert.Equal(refused ? key : null, StaffName.Fault(name)?.WordKey);

    [Theory]
    [InlineData("Parwana", "PARWANA")]
    [InlineData("علي كريم", "علی کریم")] // an Arabic keyboard
    [InlineData("علی\u200cرضا", "علیرضا")]
    [InlineData("desk ۲", "desk 2")]
    [InlineData("соре", "cope")] // Cyrillic through and through
    [InlineData("José", "JOSE\u0301")]
    public async Task Names_that_look_alike_are_one_name(string first, string second)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        Assert.IsType<AddOutcome.Added>(await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync(first, StaffRole.Editor)));
        var refused = Assert.IsType<AddOutcome.Refused>(await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync(second, StaffRole.Editor)));
        Assert.Equal("staff.name-taken", refused.Fault.WordKey);
        Assert.Equal(first.Normalize(), (await newsroom.ActAsync<FindStaff, StaffMember?>(act => act.RunAsync(second)))?.UserName);

        // Control: a name that only begins alike is another.
        Assert.IsType<AddOutcome.Added>(await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync(first + " 9", StaffRole.Editor)));
    }
}
