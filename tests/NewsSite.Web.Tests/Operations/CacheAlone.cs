using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.TestKit;
using NewsSite.Web.Operations;

namespace NewsSite.Web.Tests.Operations;

/// <summary>The page cache and what is in front of its keys, without the rest of the pipeline, before a page that the test makes up.</summary>
internal sealed class CacheAlone : IDisposable
{
    private readonly PageCache cache;
    private readonly KnownQuery way;
    private readonly ServiceProvider services = new ServiceCollection().AddTransient<Freshness>().BuildServiceProvider();

    /// <param name="site">Whose stamps and clock count.</param>
    /// <param name="page">What is behind the cache.</param>
    public CacheAlone(TestSite site, RequestDelegate page)
    {
        cache = ActivatorUtilities.CreateInstance<PageCache>(site.Services, page);
        way = new KnownQuery(cache.InvokeAsync);
    }

    /// <param name="path">Without the query.</param>
    /// <param name="query">With its question mark, or empty.</param>
    /// <param name="reader">Who asks, as the page may look it up.</param>
    /// <param name="into">Where the answer's body goes.</param>
    /// <returns>The status.</returns>
    public async Task<int> AskAsync(string path, string query = "", string reader = "", Stream? into = null)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers.UserAgent = reader;
        context.Response.Body = into ?? Stream.Null;
        await way.InvokeAsync(context);
        return context.Response.StatusCode;
    }

    public async Task<string> TextAsync(string path, string reader)
    {
        using var body = new MemoryStream();
        await AskAsync(path, reader: reader, into: body);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    public void Dispose()
    {
        cache.Dispose();
        services.Dispose();
    }
}
