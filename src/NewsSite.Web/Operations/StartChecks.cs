using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>The paper refuses to start where it would be unsafe, with one line that says how to mend it (P45).</summary>
internal static class StartChecks
{
    private static readonly Version OldestRuntime = new(10, 0, 7);

    /// <exception cref="CannotStartException">Something of this is not safe.</exception>
    public static void Run(IConfiguration settings, DataFolder folder, Version runtime)
    {
        if (runtime < OldestRuntime)
            throw new CannotStartException($".NET {runtime} has a known hole: install runtime {OldestRuntime} or newer.");
        if (string.Equals(settings["FORWARDEDHEADERS_ENABLED"], "true", StringComparison.OrdinalIgnoreCase))
            throw new CannotStartException("ASPNETCORE_FORWARDEDHEADERS_ENABLED makes any reader's X-Forwarded-For count: unset it and name the proxy in Proxy__Known.");
        if (settings["Database:Provider"] is { Length: > 0 } provider && !provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            throw new CannotStartException($"Database__Provider={provider} is not built yet: leave it out, or set it to Sqlite.");
        if (settings["Site:BaseUrl"] is { Length: > 0 } url) SiteAddress.Read(url);
        Listening.Proxies(settings);
        foreach (var address in (settings["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)) RequireAddress(address);
        CrossOriginGuard.Others(settings);
        FormerHosts.Read(settings);
        if (settings["PageCache:Enabled"] is { Length: > 0 } cached && !bool.TryParse(cached, out _))
            throw new CannotStartException($"PageCache__Enabled={cached} is neither true nor false.");
        RequireWritable(folder.Keys, "keys");
        RequireWritable(folder.Media, "pictures");
    }

    private static void RequireAddress(string address)
    {
        try
        {
            BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            throw new CannotStartException($"{address} is no address to listen at: write it like --urls http://127.0.0.1:8080.");
        }
    }

    private static void RequireWritable(string folder, string what)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The folder for {what}, {folder}, cannot be written: give it to the user that runs NewsSite.");
        }
    }
}
