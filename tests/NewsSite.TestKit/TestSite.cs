using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Operations;

namespace NewsSite.TestKit;

/// <summary>The whole site on the paper's own content, in memory or on a port of loopback, with a clock that is set.</summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    /// <summary>That of everyone whom <see cref="SignInAsync"/> takes on.</summary>
    public const string StaffPassword = "blue kettle, slow train, no rain";

    /// <summary>A password is hashed in a moment: those that take as long as they must are tested beside the newsroom.</summary>
    private static readonly PasswordHasher<StaffMember> QuickHashes = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> settings;
    private readonly Action<IServiceCollection>? more;
    private bool isOnPort;

    private TestSite(Dictionary<string, string> settings, Action<IServiceCollection>? more) => (this.settings, this.more) = (settings, more);

    /// <summary>A day after the newest piece of the paper's own content.</summary>
    public SettableClock Clock { get; } = new(new DateTime(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc));

    public DataFolder Data => new(folder.Path);

    /// <summary>Where it is reached; the paper itself believes to be at http://localhost.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <param name="settings">As an operator would give them: <c>("PageCache:Enabled", "false")</c>.</param>
    public static Task<TestSite> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    /// <summary>The same with something broken, or slowed, or watched: <paramref name="more"/> is registered last.</summary>
    public static async Task<TestSite> StartAsync(Action<IServiceCollection>? more, params (string Name, string Value)[] settings)
    {
        var site = await PrepareAsync(settings, more);
        _ = site.Server;
        return site;
    }

    /// <summary>The same on a real Kestrel, for browsers and for what an in-memory server does not do.</summary>
    public static async Task<TestSite> StartOnPortAsync(params (string Name, string Value)[] settings)
    {
        var site = await PrepareAsync(settings);
        site.isOnPort = true;
        site.UseKestrel(0);
        site.StartServer();
        return site;
    }

    /// <summary>A client that keeps no cookies unless asked, follows no redirects, and says that it is on the site itself.</summary>
    public HttpClient Client(bool cookies = false)
    {
        // On a port the factory's own client would follow redirects all the same.
        var client = isOnPort
            ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = cookies }) { BaseAddress = Address }
            : CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = cookies, BaseAddress = Address });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>Takes someone on under that name, lets them choose a password, and signs them in by the site's own pages.</summary>
    /// <returns>Their client, which keeps its cookies.</returns>
    public async Task<HttpClient> SignInAsync(StaffRole role, string? name = null)
    {
        name ??= $"The {role}".ToLowerInvariant();
        var link = await InScopeAsync(async scope => await scope.GetRequiredService<AddStaff>().RunAsync(name, role) is AddOutcome.Added added
            ? added.LinkCode : throw new InvalidOperationException($"{name} is not taken on."));
        var client = Client(cookies: true);
        using var chosen = await client.PostFormAsync($"/account/link/{link}", [("password", StaffPassword)]);
        using var answer = await client.PostFormAsync("/account/sign-in", [("name", name), ("password", StaffPassword)]);
        return answer.Headers.Location?.OriginalString == "/admin" ? client : throw new InvalidOperationException($"{name} is not signed in: {answer.StatusCode}.");
    }

    /// <summary>Runs something with services of its own, as a request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    public Task WriteAsync(Func<NewsDb, Task> change) => InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        await change(db);
        return await db.SaveChangesAsync();
    });

    public Task<T> ReadAsync<T>(Func<NewsDb, Task<T>> query) => InScopeAsync(scope => query(scope.GetRequiredService<NewsDb>()));

    /// <summary>Waits for what the site does by itself; half a minute at most.</summary>
    public async Task UntilAsync(Func<NewsDb, Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await ReadAsync(isSo)) await Task.Delay(50, patience.Token);
    }

    /// <summary>A page as a browser would read it.</summary>
    public static async Task<IDocument> ReadPageAsync(HttpResponseMessage response)
    {
        var context = BrowsingContext.New(Configuration.Default);
        return await context.OpenAsync(async request => request.Content(await response.Content.ReadAsStringAsync()));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Directory", folder.Path);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(_ => new PaperClock(Clock, () => Clock.Now - DateTime.UnixEpoch));
            services.AddSingleton<IPasswordHasher<StaffMember>>(QuickHashes);
            services.AddSingleton(new AfterStart(TimeSpan.Zero, GivesMemoryBack: false));
            more?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private static async Task<TestSite> PrepareAsync((string Name, string Value)[] settings, Action<IServiceCollection>? more = null)
    {
        var site = new TestSite(settings.ToDictionary(s => s.Name, s => s.Value), more);
        SeededPaper.CopyTo(await SeededPaper.FolderAsync(), site.folder.Path);
        return site;
    }
}
