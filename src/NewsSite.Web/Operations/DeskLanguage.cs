using Microsoft.AspNetCore.Diagnostics;
using NewsSite.Publishing;
using NewsSite.Staff;

namespace NewsSite.Web.Operations;

/// <summary>
/// Behind authentication: the desk speaks the language of whoever is signed in; the way in, where nobody is known yet, the
/// one that <c>?lang=</c> names. Readers' pages follow their address alone, since they are shared.
/// </summary>
internal sealed class DeskLanguage(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentEdition current)
    {
        if (AskedFor(context).IsOfStaff() && Wanted(context) is { } code && current.DeskLanguages.FirstOrDefault(e => e.Code == code) is { } edition) current.Edition = edition;
        return next(context);
    }

    private static string? Wanted(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? context.User.StaffLanguage() : context.Request.Query["lang"];

    // The page of an error stands in for the one that was asked for.
    private static PathString AskedFor(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;
}
