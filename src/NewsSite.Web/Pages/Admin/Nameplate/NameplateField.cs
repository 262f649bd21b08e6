using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Nameplate;

/// <summary>A text of the paper in one edition, as a field.</summary>
/// <param name="Form">That it stands in.</param>
/// <param name="Edition">Whose language it is in.</param>
/// <param name="Kind">What its id begins with.</param>
/// <param name="Name">What the form sends it as, with the edition behind.</param>
/// <param name="Label">In the language of the desk.</param>
/// <param name="Value">As it was typed or is saved.</param>
/// <param name="Hint">The id of what says more.</param>
/// <param name="IsLocked">A setting says it: it is shown and sent as it is.</param>
public sealed record NameplateField(NamedForm Form, Edition Edition, string Kind, string Name, string Label, string? Value, string? Hint = null, bool IsLocked = false)
{
    public string Id => $"{Kind}-{Edition.Code}";
}
