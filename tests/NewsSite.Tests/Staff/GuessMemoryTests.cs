using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

/// <summary>Measured alone: other tests take and give back memory meanwhile.</summary>
[Collection(nameof(GuessMemoryTests))]
[CollectionDefinition(nameof(GuessMemoryTests), DisableParallelization = true)]
public sealed class GuessMemoryTests
{
    [Fact]
    public void A_flood_of_names_takes_bounded_memory_and_pushes_no_count_out()
    {
        using var limits = new GuessLimits(new SettableClock(new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc)));
        GuessLimits.Count hers = new("account", "PARWANA", GuessLimits.PerAccount);
        for (var i = 0; i < 10; i++) limits.Take(hers);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 400_000; i++) limits.Take(new GuessLimits.Count("account", $"name {i}", GuessLimits.PerAccount));
        Assert.NotNull(limits.Take(hers));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 << 20);
    }
}
