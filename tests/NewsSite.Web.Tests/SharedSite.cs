using NewsSite.TestKit;
using NewsSite.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedSite))]

namespace NewsSite.Web.Tests;

/// <summary>One site for all tests that only read. Who writes, or moves the clock, starts a site of their own.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
