using Microsoft.AspNetCore.Identity;
using NewsSite.Model;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

internal static class WaysIn
{
    public static IServiceCollection AddWaysIn(this IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeySite>((options, site) => site.Configure(options));
        services.AddScoped<IPasskeyHandler<StaffMember>, PasskeyHandler<StaffMember>>();
        return services.AddSingleton<PasskeySite>().AddSingleton<AnsweredQuestions>().AddScoped<PasskeyQuestions>().AddScoped<Doorway>();
    }
}
