using Microsoft.AspNetCore.Identity;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Shared;

/// <summary>To which name passkeys belong, and from which origins one may be shown: as the settings say it, never as a request does (P18).</summary>
public sealed class PasskeySite
{
    private const string ThisMachine = "localhost";

    private readonly HashSet<string> origins;

    public PasskeySite(SiteAddress site, IConfiguration settings)
    {
        var uri = new Uri(site.BaseUrl);
        Domain = uri.HostNameType == UriHostNameType.Dns && (site.IsHttps || uri.Host == ThisMachine) ? uri.Host : null;
        origins = new([site.BaseUrl, .. (settings["Site:Origins"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(o => o.TrimEnd('/'))], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null where browsers know no passkeys: without https, and on an address without a name.</summary>
    public string? Domain { get; }

    /// <summary>Whether a passkey may be made or shown on pages of that origin. A neighbour of the same domain is another site.</summary>
    public bool Knows(string origin) => origins.Contains(origin)
        || (Domain == ThisMachine && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host == ThisMachine); // whatever its port

    internal void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = Domain;
        options.UserVerificationRequirement = "required"; // what makes it two factors: the device, and a finger, a face or a PIN
        options.ResidentKeyRequirement = "required"; // no name is typed
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && Knows(asked.Origin));
    }
}
