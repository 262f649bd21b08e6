using NewsSite.Web.Pages.Admin.Comments;

namespace NewsSite.Web.Pages.Admin;

internal static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services.AddScoped<Staff.StaffActs>().AddScoped<CommentSteps>();
}
