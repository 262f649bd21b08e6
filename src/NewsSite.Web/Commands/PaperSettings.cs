using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;

namespace NewsSite.Web.Commands;

/// <summary>Where the paper lies and what the settings say of it: the same for the site and for every verb.</summary>
internal static class PaperSettings
{
    /// <summary>The folder with <c>NewsSite.sln</c> above the program, else the program's own: where <c>content/</c> and <c>data/</c> are.</summary>
    private static string Home { get; } = FindHome(AppContext.BaseDirectory);

    /// <summary>Where the site listens unless a setting says otherwise.</summary>
    public const string Loopback = "http://127.0.0.1:8080";

    public static string Content => Path.Combine(Home, "content");

    public static DataFolder Data(IConfiguration settings) => new(Path.GetFullPath(
        settings["Data:Directory"] is { Length: > 0 } folder ? folder : Path.Combine(Home, "data")));

    /// <summary>Where the site is on the web; without a setting, this machine.</summary>
    /// <exception cref="CannotStartException">The setting is no address of a site.</exception>
    public static SiteAddress Address(IConfiguration settings) =>
        SiteAddress.Read(settings["Site:BaseUrl"] is { Length: > 0 } url ? url : $"{ListensAt(settings).Scheme}://localhost:{ListensAt(settings).Port}");

    /// <summary>The first address at which the site listens as this machine reaches it: one without https, where there is one.</summary>
    /// <param name="settings">Those of the host, among them <c>urls</c>, <c>http_ports</c> and <c>https_ports</c>.</param>
    public static Uri ListensAt(IConfiguration settings)
    {
        var endpoints = settings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "");
        var urls = (settings["urls"] ?? "").Split(';');
        var ports = (settings["http_ports"] ?? "").Split(';').Where(p => p.Length > 0).Select(p => $"http://*:{p}").Concat((settings["https_ports"] ?? "").Split(';').Where(p => p.Length > 0).Select(p => $"https://*:{p}"));
        IEnumerable<string>[] said = [endpoints, urls, ports]; // each stands above the next
        var all = Array.Find([.. said.Select(s => s.Where(a => a.Length > 0).ToList())], s => s.Count > 0) ?? [Loopback];
        var first = all.Find(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? all[0];
        foreach (var everywhere in (string[])["//*", "//+", "//0.0.0.0", "//[::]"]) first = first.Replace(everywhere, "//127.0.0.1", StringComparison.Ordinal);
        return Uri.TryCreate(first, UriKind.Absolute, out var address) && address.Port > 0 ? address : new Uri(Loopback);
    }

    /// <summary>Registers the newsroom as the settings want it.</summary>
    /// <exception cref="CannotStartException">A setting makes no sense.</exception>
    public static IServiceCollection AddPaper(this IServiceCollection services, IConfiguration settings, SiteAddress site)
    {
        services.AddNewsroom(Data(settings), new PaperOverrides(settings["Site:Name"], settings["Site:DefaultEdition"]), TimeProvider.System);
        return services.AddSingleton(site).AddSingleton(CommentsIn(settings)).AddSingleton(new StaffRules(SecondFactorIn(settings)));
    }

    private static Moderation? ModerationIn(IConfiguration settings)
    {
        var value = settings["Comments:Moderation"];
        if (string.IsNullOrEmpty(value)) return null;
        return Enum.TryParse<Moderation>(value, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !char.IsDigit(value[0])
            ? mode
            : throw new CannotStartException($"Comments__Moderation={value} is none of FirstTime, All, Off and None.");
    }

    private static SecondFactorRule SecondFactorIn(IConfiguration settings)
    {
        var value = settings["Staff:SecondFactor"];
        if (string.IsNullOrEmpty(value)) return SecondFactorRule.Optional;
        return Enum.TryParse<SecondFactorRule>(value, ignoreCase: true, out var rule) && Enum.IsDefined(rule) && !char.IsDigit(value[0])
            ? rule
            : throw new CannotStartException($"Staff__SecondFactor={value} is neither Optional nor Required.");
    }

    private static CommentSettings CommentsIn(IConfiguration settings) => new(
        ModerationIn(settings),
        Number("PerMinute", settings["Comments:PerMinute"], 1),
        Number("MaxLinks", settings["Comments:MaxLinks"], 0),
        Number("CloseAfterDays", settings["Comments:CloseAfterDays"], 0),
        Number("WaveFrom", settings["Comments:WaveFrom"], 0),
        Number("MostWaiting", settings["Comments:MostWaiting"], 1));

    private static int? Number(string name, string? value, int least)
    {
        if (string.IsNullOrEmpty(value)) return null;
        return int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new CannotStartException($"Comments__{name}={value} is not a number {(least > 0 ? "above 0" : "from 0 on")}.");
    }

    private static string FindHome(string program)
    {
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsSite.sln"))) return folder.FullName;
        }
        return program;
    }
}
