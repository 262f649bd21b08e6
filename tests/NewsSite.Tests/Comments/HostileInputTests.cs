using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Comments;

public sealed class HostileInputTests
{
    // What breaks programs: halves of pairs, controls, turned text, letters that grow, noncharacters, SQL, HTML.
    private static readonly string[] Naughty =
    [
        "\ud800", "\udc00", "\0", "\u202e", "\u2066", "\ufeff", "\uffff", "\ufdd0", "\ufdfa", "\u0301", "\u0340", "\u115f", "\u1160", "\u200d", "\U000e0041",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0010ffff", "İ", "ß", "ﬃ", "'; DROP TABLE Comments; --", "<script>alert(1)</script>", "{0}{1}", "%n%s",
        "\r\n", "\u2028", "\u0085", "\u1e9e", "٣", "𝟘", "Ⅷ", "½", "ﷺ", " ",
    ];

    [Fact]
    public async Task Two_thousand_random_and_hostile_bodies_never_throw_and_are_stored_neutral()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None, perMinute: int.MaxValue / Flood.TwinsFactor);
        var article = await newsroom.FileAsync("Snow");
        var random = ArbMap.Default.GeneratorFor<string>();
        var hostile = Gen.Elements(Naughty).ArrayOf().Select(parts => string.Concat(parts));
        var typed = Gen.OneOf(random, hostile, random.Zip(hostile).Select(pair => pair.Item1 + pair.Item2));
        var texts = typed.Sample(2_000, 60).ToList();
        var names = typed.Sample(2_000, 12).ToList();

        var accepted = await newsroom.InScopeAsync(async scope =>
        {
            var (db, act) = (scope.GetRequiredService<NewsDb>(), scope.GetRequiredService<SubmitComment>());
            return await db.WriteAsync(async () => // one commit for all: the disk is not what is tried here
            {
                var count = 0;
                for (var i = 0; i < texts.Count; i++)
                {
                    var outcome = await act.RunAsync(new NewComment(article.Id, names[i], texts[i], null, WantsReceipt: i % 2 == 0), "one", CancellationToken.None);
                    if (outcome is SubmitOutcome.Accepted) count++;
                    else Assert.IsType<SubmitOutcome.Refused>(outcome);
                    db.ChangeTracker.Clear();
                }
                return count;
            });
        });

        Assert.InRange(accepted, 1_000, 2_000);
        var comments = await newsroom.CommentsAsync();
        Assert.Equal(accepted, comments.Sum(c => c.Copies));
        Assert.All(comments, c =>
        {
            Assert.Equal(PlainText.Clean(c.Text), c.Text);
            Assert.Equal(PlainText.CleanLine(c.Name), c.Name ?? "");
            Assert.InRange(c.Text.Length, 1, Comment.MaxTextLength);
        });
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Articles.CountAsync()));
    }
}
