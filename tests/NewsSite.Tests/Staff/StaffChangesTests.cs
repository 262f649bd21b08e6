using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

public sealed class StaffChangesTests
{
    [Theory]
    [InlineData(StaffRole.Reporter)]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Administrator)]
    [InlineData(null)] // disabled
    public async Task A_change_of_place_bites_at_the_next_request(StaffRole? role)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur", StaffRole.Editor);
        var (hers, his) = ((await newsroom.EnterAsync("Parwana")).SessionKey, (await newsroom.EnterAsync("Nur")).SessionKey);
        Assert.True((await newsroom.SessionAsync(his))!.StaffMember.MayPublish); // control

        Assert.Equal(StaffChange.Done, await newsroom.ChangeAsync("Nur", role));

        Assert.Null(await newsroom.SessionAsync(his));
        Assert.NotNull(await newsroom.SessionAsync(hers));
        if (role is null) Assert.IsType<SignInOutcome.Wrong>(await newsroom.SignInAsync("Nur"));
        else Assert.Equal(role, (await newsroom.SessionAsync((await newsroom.EnterAsync("Nur")).SessionKey))?.StaffMember.Role);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_signs_nobody_out()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var key = (await newsroom.EnterAsync("Parwana")).SessionKey;
        Assert.Equal(StaffChange.Done, await newsroom.ChangeAsync("Parwana", StaffRole.Administrator));
        Assert.NotNull(await newsroom.SessionAsync(key));
    }

    [Theory]
    [InlineData(StaffRole.Editor)]
    [InlineData(null)]
    public async Task The_last_administrator_stays(StaffRole? role)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur", StaffRole.Editor);
        var key = (await newsroom.EnterAsync("Parwana")).SessionKey;
        Assert.Equal(StaffChange.LastAdministrator, await newsroom.ChangeAsync("Parwana", role));
        Assert.True((await newsroom.SessionAsync(key))!.StaffMember.MayManageStaff);

        // Someone who has only been invited cannot stand in.
        await newsroom.ActAsync<AddStaff, AddOutcome>(act => act.RunAsync("Invited", StaffRole.Administrator));
        Assert.Equal(StaffChange.LastAdministrator, await newsroom.ChangeAsync("Parwana", role));

        // Control: with a second one, she may go.
        await newsroom.ChangeAsync("Nur", StaffRole.Administrator);
        Assert.Equal(StaffChange.Done, await newsroom.ChangeAsync("Parwana", role));
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur");
        var outcomes = await Task.WhenAll(Task.Run(() => newsroom.ChangeAsync("Parwana", null)), Task.Run(() => newsroom.ChangeAsync("Nur", null)));
        Assert.Equal([StaffChange.Done, StaffChange.LastAdministrator], outcomes.Order());
        Assert.Equal(1, await newsroom.ReadAsync(db => db.StaffMembers.CountAsync(s => s.DisabledAt == null)));
    }
}
