using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin;

/// <summary>A page of the desk says whom it is for. One that does not say is closed to all (P33).</summary>
public interface IDeskPage
{
    bool IsFor(StaffMember staff);
}
