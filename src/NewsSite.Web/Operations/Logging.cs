using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace NewsSite.Web.Operations;

/// <summary>Logs that people read on a terminal, and machines elsewhere: one JSON object a line. Neither names a reader (P48).</summary>
internal static class Logging
{
    public static void Configure(WebApplicationBuilder builder) => builder.Services.AddSerilog(configuration =>
    {
        configuration
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Warning)
            // Ours are one line for each of these; theirs carry addresses, forms or queries.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.AspNetCore.Server.Kestrel", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Error)
            // It warns that a page with a form says no-store, as it should.
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
            // Off, not quiet: while anyone may listen, the host makes an activity and a scope for every request.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            // A start that fails is told by the program in one line; the host's own words hold a stack.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LevelAlias.Off)
            .Enrich.With<WithoutAddresses>();
        if (Console.IsOutputRedirected) configuration.WriteTo.Console(new CompactJsonFormatter());
        else configuration.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
    });

    /// <summary>The framework attaches the request's address to every event; a receipt's or a link's is a secret.</summary>
    private sealed class WithoutAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.RemovePropertyIfPresent("RequestPath");
            logEvent.RemovePropertyIfPresent("ConnectionId");
        }
    }
}
