using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace NewsSite.Web.Pages.Shared;

internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Dari and Pashto as letters: as numbers they would be a quarter more over the wire.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddScoped<PageHead>().AddScoped<LiteMarkup>().AddScoped<Desk>().AddTransient(typeof(PerEdition<>)).AddSingleton<Navigation>().AddSingleton<StandingPages>().AddSingleton<LatestNews>().AddSingleton<MostCommented>().AddSingleton<BreakingNews>().AddSingleton<SearchAuthors>();
    }
}
