namespace NewsSite.Web.Pages.Comments;

internal static class ReceiptsSetup
{
    public static IServiceCollection AddReceipts(this IServiceCollection services) => services.AddScoped<ReceiptSteps>();
}
