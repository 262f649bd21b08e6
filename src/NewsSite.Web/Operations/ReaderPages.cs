using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace NewsSite.Web.Operations;

/// <summary>An endpoint that exists in every edition. Others are 404 below an edition's prefix.</summary>
public sealed class InEveryEdition;

/// <summary>
/// What every page outside the desk and the account folder is: there in all editions, shared by all readers, so without
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
        foreach (var selector in model.Selectors) selector.EndpointMetadata.Add(new InEveryEdition());
    }

    private static bool IsReaders(string path) =>
        !path.StartsWith("/Admin/", StringComparison.Ordinal) && !path.StartsWith("/Account/", StringComparison.Ordinal);
}
