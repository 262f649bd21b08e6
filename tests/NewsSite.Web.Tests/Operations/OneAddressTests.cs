using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using NewsSite.Web.Operations;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

public sealed class OneAddressTests
{
    [Theory]
    [InlineData("/sections/{slug}", "/Sections/Kabul", "/sections/Kabul")]
    [InlineData("/sections/{slug}", "/sections/Kabul", null)]
    [InlineData("/{**path}", "/css/parts/one.css", null)] // takes whatever follows: as it came
    public async Task A_page_has_the_address_that_its_route_writes(string route, string path, string? leadsTo)
    {
        var isReached = false;
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        context.SetEndpoint(new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0).Build());
        await new OneAddress(_ =>
        {
            isReached = true;
            return Task.CompletedTask;
        }).InvokeAsync(context);
        Assert.Equal((leadsTo is null, leadsTo ?? ""), (isReached, context.Response.Headers.Location.ToString()));
    }
}
