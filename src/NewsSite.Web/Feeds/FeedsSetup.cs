namespace NewsSite.Web.Feeds;

internal static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services.AddScoped<FeedItems>().AddScoped<SyndicationForm>().AddScoped<JsonForm>();
}
