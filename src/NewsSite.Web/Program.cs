using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NewsSite;
using NewsSite.Data;
using NewsSite.Web.Commands;
using NewsSite.Web.Feeds;
using NewsSite.Web.Media;
using NewsSite.Web.Operations;
using NewsSite.Web.Pages;
using NewsSite.Web.Pages.Account;
using NewsSite.Web.Pages.Admin;
using NewsSite.Web.Pages.Comments;
using NewsSite.Web.Pages.Shared;

// Numbers, dates and parsing never depend on an edition; what is shown goes through its words.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await Verbs.RunAsync(args, Serve);

static async Task<int> Serve(string[] args)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets(); // every start is Production, unpublished too
    Listening.Configure(builder, PaperSettings.Loopback);
    Logging.Configure(builder);
    var folder = PaperSettings.Data(builder.Configuration);
    using (DataLock.Take(folder)) StartChecks.Run(builder.Configuration, folder, Environment.Version);
    if (!await PrepareCommand.FoundApartAsync(folder)) return 1;
    using var only = DataLock.Take(folder);

    var site = PaperSettings.Address(builder.Configuration);
    builder.Services.AddPaper(builder.Configuration, site);
    var preparing = Task.Run(() => Verbs.PrepareAsync(builder.Configuration, site)); // while the host is put together: a start is short. What refuses to start stands above it
    builder.Services.AddSingleton(_ => PictureCommand.OfSite());
    builder.AddOperations(folder, site);
    builder.Services.AddFeeds();
    builder.Services.AddPages().AddDesk().AddWaysIn().AddReceipts();
    builder.Services.AddRazorPages(options =>
    {
        options.Conventions.Add(new ReaderPages());
        options.Conventions.AuthorizeFolder("/Admin");
        options.Conventions.ConfigureFilter(new HandledOnly());
        options.Conventions.ConfigureFilter(new StaleForms());
        options.Conventions.AddFolderApplicationModelConvention("/Admin", page => page.Filters.Add(new TypeFilterAttribute<AtTheDesk>()));
    });

    await using var app = builder.Build();
    app.UseOperations(LiteStyle.Digest);
    app.MapStaticAssets();
    var readable = app.MapReadable();
    readable.MapHealth();
    readable.MapPictures();
    readable.MapEmblems();
    readable.MapRobots();
    var inEveryEdition = readable.MapGroup("").WithMetadata(new InEveryEdition());
    inEveryEdition.MapManifest();
    inEveryEdition.MapFeeds();
    inEveryEdition.MapSitemaps();
    app.MapRazorPages().WithStaticAssets();
    await preparing;
    await Newsroom.TakeUpAsync(app.Services);
    FirstPage.Prepare(app);
    Greeting.WhenStarted(app);
    await app.RunAsync();
    return 0;
}
