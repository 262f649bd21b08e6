using Microsoft.Playwright;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>One reader's browser, from its opening to its end, and what it noticed on the way.</summary>
public sealed class Visit : IAsyncDisposable
{
    // Tells of what the policy refused, and of what an attacker's script leaves behind.
    private const string Watch = """
        (() => {
          window.__refused = [];
          document.addEventListener('securitypolicyviolation', e => window.__refused.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
        })();
        """;

    private const string StickingOut = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= innerWidth) return [];
          const out = [...document.body.querySelectorAll('*')].filter(e => { const b = e.getBoundingClientRect(); return b.right > innerWidth + 1 || b.left < -1; });
          return [`the page is ${root.scrollWidth} wide`, ...out.slice(0, 8).map(e => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 30)}`)];
        }
        """;

    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) => Console.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Console.Add($"error: {error}");
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Dialog += async (_, dialog) =>
        {
            Dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
    }

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>What stood in the browser's console, with its kind in front.</summary>
    public List<string> Console { get; } = [];

    /// <summary>Every address that was asked for.</summary>
    public List<string> Requests { get; } = [];

    public List<string> Dialogs { get; } = [];

    public static async Task<Visit> BeginAsync(IBrowserContext context)
    {
        context.SetDefaultTimeout(30_000); // two browsers and the suite on two cores: the first page of a run takes its time
        await context.AddInitScriptAsync(Watch);
        return new(context, await context.NewPageAsync());
    }

    public async Task<IResponse> GoAsync(string path) => await Page.GotoAsync(path) ?? throw new InvalidOperationException($"{path} answered nothing.");

    /// <summary>What the site's policy refused on the page that is shown, in the words of the event and of the console.</summary>
    public async Task<List<string>> RefusedAsync() =>
    [
        .. await Page.EvaluateAsync<string[]>("window.__refused ?? []"),
        .. Console.Where(c => c.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase) || c.Contains("TrustedScript", StringComparison.Ordinal)),
    ];

    /// <summary>What is wider than the window on the page that is shown; nothing where the page fits.</summary>
    public async Task<List<string>> StickingOutAsync()
    {
        await IsStyledAsync();
        return [.. (await Page.EvaluateAsync<string[]>(StickingOut)).Select(found => $"{Page.Url}: {found}")];
    }

    /// <summary>A click leads to a page, not to its style sheet: until that is there, nothing has its size.</summary>
    public Task IsStyledAsync() => Page.WaitForLoadStateAsync(LoadState.Load);

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
