using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using NewsSite.Tests.Staff;
using Xunit;

namespace NewsSite.Tests.Publishing;

/// <summary>P35: two editors at one article, in a thousand orders of opening and saving, some at the very same time. What one was told is saved is in the article, whatever the other does.</summary>
public sealed class TwoEditorsTests(ITestOutputHelper output)
{
    private const int Rounds = 1_000;
    private const int RoundsOfOneArticle = 50; // then it is long enough

    [Fact]
    public async Task A_thousand_interleavings_lose_no_update()
    {
        var (accepted, refused, lost) = await RunAsync(seesVersion: true);
        output.WriteLine($"{accepted} saved, {refused} told of the other's version, {lost} lost");
        Assert.Equal(0, lost);
        Assert.True(accepted > Rounds / 4 && refused > Rounds / 10, $"{accepted} saved, {refused} refused"); // both happened, often
    }

    /// <summary>The control: who saves over whatever is there loses what the other wrote.</summary>
    [Fact]
    public async Task Without_the_version_that_each_saw_updates_are_lost()
    {
        var (_, refused, lost) = await RunAsync(seesVersion: false);
        Assert.True(lost > Rounds / 10, $"{lost} lost, {refused} refused");
    }

    private static async Task<(int Accepted, int Refused, int Lost)> RunAsync(bool seesVersion)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        foreach (var name in new[] { "Nadia", "Karim" }) await newsroom.HireAsync(name, StaffRole.Editor);
        var staff = await newsroom.ReadAsync(db => db.StaffMembers.AsNoTracking().OrderBy(s => s.Id).ToListAsync());
        var random = new Random(20);
        var (accepted, refused, lost) = (0, 0, 0);
        for (var article = 0; article < Rounds / RoundsOfOneArticle; article++)
        {
            var code = (await newsroom.FileAsync($"Written by two, {article}")).Code;
            var desks = staff.ConvertAll(by => new Desk(newsroom, code, by));
            foreach (var desk in desks) await desk.OpenAsync();
            for (var round = 0; round < RoundsOfOneArticle; round++)
            {
                var saving = random.Next(4) switch { 0 => desks, var n => [desks[n % 2]] };
                foreach (var desk in desks.Where(_ => random.Next(3) == 0)) await desk.OpenAsync();
                await Task.WhenAll(saving.Select(desk => desk.SaveAsync($"{article}-{round}-{desk.By.Id}", seesVersion)));
            }
            var body = await newsroom.ReadAsync(db => db.Articles.Where(a => a.Code == code).Select(a => a.Body).SingleAsync());
            var told = desks.SelectMany(d => d.Saved).ToList();
            (accepted, refused, lost) = (accepted + told.Count, refused + desks.Sum(d => d.Refused), lost + told.Count(word => !body.Contains($"({word})", StringComparison.Ordinal)));
        }
        return (accepted, refused, lost);
    }

    /// <summary>One editor's open form.</summary>
    private sealed class Desk(TestNewsroom newsroom, string code, StaffMember by)
    {
        private Article seen = null!;

        public StaffMember By => by;
        public List<string> Saved { get; } = [];
        public int Refused { get; private set; }

        public async Task OpenAsync() => seen = await newsroom.ReadAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Code == code));

        /// <summary>Adds a word to the text that this editor sees, and sends it.</summary>
        public async Task SaveAsync(string word, bool seesVersion)
        {
            var body = $"{seen.Body} ({word})";
            var outcome = await newsroom.InScopeAsync(async scope =>
            {
                var version = seesVersion ? seen.Version : await scope.GetRequiredService<NewsDb>().Articles.Where(a => a.Code == code).Select(a => a.Version).SingleAsync();
                var typed = new TypedArticle { Version = version, Edition = seen.Edition, Headline = seen.Headline, Summary = seen.Summary, Body = body, Slug = seen.Slug, AreCommentsOpen = true, WereCommentsOpen = true };
                return await scope.GetRequiredService<SaveArticle>().RunAsync(code, typed, SaveStep.Save, by, default);
            });
            switch (outcome)
            {
                case SaveOutcome.Saved { Article: var article }:
                    Saved.Add(word);
                    seen = article;
                    break;
                case SaveOutcome.Conflict:
                    Refused++;
                    break;
                default:
                    throw new InvalidOperationException(string.Join(", ", ((SaveOutcome.Refused)outcome).Faults));
            }
        }
    }
}
