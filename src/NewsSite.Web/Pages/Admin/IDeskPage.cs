using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin;

/// <summary>A page of the desk says whom it is for. One that does not say is closed to all (P33).</summary>
public interface IDeskPage
{
    bool IsFor(StaffMember staff);

    /// <summary>Whether who may not go on without a second factor may open it, to set one up.</summary>
    bool IsBeforeSecondFactor => false;

    /// <summary>Whether it is open in a panic; it then shows nothing that readers cannot read.</summary>
    bool IsOpenInPanic => false;
}
