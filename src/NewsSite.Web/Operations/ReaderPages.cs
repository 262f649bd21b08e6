using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace NewsSite.Web.Operations;

/// <summary>An endpoint that exists in every edition. Others are 404 below an edition's prefix.</summary>
public sealed class InEveryEdition;

/// <summary>An endpoint that has a lite form: a reader's page. Others are 404 below <c>/lite</c>.</summary>
internal sealed class InLite;

/// <summary>
/// What every page outside the desk and the account folder is: there in all editions and both forms, shared by all readers, so without
/// a form token (CrossOriginGuard stands in front of what it posts).
/// </summary>
internal sealed class ReaderPages : IPageApplicationModelConvention, IPageRouteModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (IsReaders(model.ViewEnginePath)) model.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
    }

    public void Apply(PageRouteModel model)
    {
        if (!IsReaders(model.ViewEnginePath)) return;
        foreach (var selector in model.Selectors)
        {
            selector.EndpointMetadata.Add(new InEveryEdition());
            selector.EndpointMetadata.Add(new InLite());
        }
    }

    private static bool IsReaders(string path) =>
        !path.StartsWith("/Admin/", StringComparison.Ordinal) && !path.StartsWith("/Account/", StringComparison.Ordinal);
}
