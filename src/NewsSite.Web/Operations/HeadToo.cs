namespace NewsSite.Web.Operations;

internal static class HeadToo
{
    /// <summary>What answers GET answers HEAD: feed programs, crawlers and watchers ask with it first.</summary>
    public static RouteGroupBuilder MapReadable(this IEndpointRouteBuilder site)
    {
        var group = site.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(endpoint => endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])));
        return group;
    }
}
