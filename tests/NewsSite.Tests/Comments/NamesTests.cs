using NewsSite.Comments;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Tests.Comments;

/// <summary>P6: a name can neither reorder its neighbours nor pass for the paper's.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("The Test")]
    [InlineData("the  TEST")]
    [InlineData("TheTest")]
    [InlineData("ТНЕ ТЕЅТ")] // Cyrillic
    [InlineData("آزمون")]
    [InlineData("ازمـــون")]
    [InlineData("Editor")]
    [InlineData("The Editor")]
    [InlineData("Еditоr")] // two Cyrillic letters
    [InlineData("Εditor")] // a Greek capital
    [InlineData("Ed\u200bit\u2060or")]
    [InlineData("E\u0301d\u0323itor")]
    [InlineData("Ｅｄｉｔｏｒ")]
    [InlineData("𝓔𝓭𝓲𝓽𝓸𝓻")]
    [InlineData("🅴🅳🅸🆃🅾🆁")]
    [InlineData("e.d.i.t.o.r")]
    [InlineData("rot\u202eidE Editor")]
    [InlineData("Adm1n")]
    [InlineData("AdmIn")]
    [InlineData("Adrnin")]
    [InlineData("@dmin")]
    [InlineData("Mod\u0435rat\u03bfr")]
    [InlineData("ѕtaff")]
    [InlineData("★ The Test ★")]
    [InlineData("The Test 24")]
    [InlineData("سردبير")] // the Arabic keyboard's yeh
    public async Task A_name_that_looks_like_the_papers_is_refused(string name)
    {
        await using var newsroom = await Readers.OpenAsync();
        Assert.Equal(new SubmitOutcome.Refused("comment.name-reserved", "name"), await newsroom.SendAsync(await newsroom.FileAsync("Snow"), name: name));
        Assert.Empty(await newsroom.CommentsAsync());
    }

    [Theory]
    [InlineData("Zarghuna")]
    [InlineData("Edith Orr")]
    [InlineData("Adminta")]
    [InlineData("محمد‌رضا ناظری")]
    [InlineData("Ольга")]
    [InlineData("Δημήτρης")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("A tester")]
    [InlineData("★")]
    public async Task Control_names_of_readers_are_kept_as_they_were_typed(string name)
    {
        await using var newsroom = await Readers.OpenAsync();
        await newsroom.PostAsync(await newsroom.FileAsync("Snow"), name: name);
        Assert.Equal(name, Assert.Single(await newsroom.CommentsAsync()).Name);
    }

    [Fact]
    public async Task A_name_cannot_turn_its_neighbours_around()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        await newsroom.PostAsync(article, "A\u202eB\u2066C\0D\ud800E a\u0301\u0301\u0301\u0301\u0301\u0301", "Za\u202erghu\u2067na\u200f\r\n\0\udc00");
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal("Zarghuna", comment.Name);
        Assert.Equal("ABCDE a\u0301\u0301\u0301\u0301", comment.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u200c\u200d")]
    [InlineData("\u3164")]
    public async Task A_name_of_which_nothing_is_seen_is_no_name(string name)
    {
        await using var newsroom = await Readers.OpenAsync();
        await newsroom.PostAsync(await newsroom.FileAsync("Snow"), name: name);
        Assert.Null(Assert.Single(await newsroom.CommentsAsync()).Name);
    }

    [Fact]
    public async Task A_name_like_a_staff_members_is_held_with_the_reason_and_its_sender_is_told_nothing()
    {
        await using var newsroom = await Readers.OpenAsync();
        await newsroom.WriteAsync(db => db.StaffMembers.Add(new StaffMember { UserName = "parwana", NormalizedUserName = "PARWANA", CreatedAt = newsroom.Clock.Now }));
        var article = await newsroom.FileAsync("Snow");
        var like = await newsroom.PostAsync(article, "A first word.", "Pаrwаna"); // Cyrillic
        var other = await newsroom.PostAsync(article, "A second word.", "Zarghuna");
        Assert.Equal(other.State, like.State); // whoever sends it learns of no account (P27)
        Assert.Equal(["screening.staff-name", "screening.first-time"], (await newsroom.CommentsAsync()).Select(c => c.Phase));
    }

    [Fact]
    public async Task Not_even_a_paper_that_publishes_all_publishes_under_a_staff_members_name()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        await newsroom.WriteAsync(db => db.StaffMembers.Add(new StaffMember { UserName = "parwana", NormalizedUserName = "PARWANA", CreatedAt = newsroom.Clock.Now }));
        Assert.Equal(CommentState.Pending, (await newsroom.PostAsync(await newsroom.FileAsync("Snow"), name: "PARWANA")).State);
    }
}
