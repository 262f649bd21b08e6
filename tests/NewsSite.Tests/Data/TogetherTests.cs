using NewsSite.Data;
using Xunit;

namespace NewsSite.Tests.Data;

/// <summary>What arrives while something is under way goes on together, and no one's failure is another's.</summary>
public sealed class TogetherTests
{
    [Fact]
    public async Task Those_that_come_meanwhile_go_together_in_their_order_and_none_is_forgotten()
    {
        var together = new Together<int, int>();
        var first = new TaskCompletionSource();
        var batches = new List<int>();
        async Task<IReadOnlyList<int>> ActAsync(IReadOnlyList<int> items)
        {
            batches.Add(items.Count);
            if (batches.Count == 1) await first.Task;
            Assert.Equal(items.Order(), items);
            return [.. items.Select(i => i * 2)];
        }
        var all = Enumerable.Range(0, 200).Select(i => together.RunAsync(i, ActAsync)).ToList();
        first.SetResult();
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * 2), await Task.WhenAll(all));
        Assert.Equal([1, 64, 64, 64, 7], batches);
        Assert.Equal(4, await together.RunAsync(2, ActAsync)); // and it can begin again
    }

    [Fact]
    public async Task One_that_cannot_be_done_fails_alone()
    {
        var together = new Together<int, int>();
        var first = new TaskCompletionSource();
        async Task<IReadOnlyList<int>> ActAsync(IReadOnlyList<int> items)
        {
            if (items is [0]) await first.Task;
            return items.Contains(3) ? throw new InvalidOperationException("three") : items;
        }
        var all = Enumerable.Range(0, 6).Select(i => together.RunAsync(i, ActAsync)).ToList();
        first.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => all[3]);
        foreach (var i in new[] { 0, 1, 2, 4, 5 }) Assert.Equal(i, await all[i]);
    }
}
