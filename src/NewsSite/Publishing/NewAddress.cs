using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>The address of a section, an author or a page that is added at the desk. It never changes: links and feeds name it.</summary>
internal static class NewAddress
{
    /// <summary>What the desk calls one that is still to be named: none has it.</summary>
    public const string New = "new";

    /// <param name="typed">Empty for one that is made of the name, that in the paper's own language where there is one.</param>
    /// <param name="name">Cleaned.</param>
    /// <param name="isTaken">Whether another has it.</param>
    /// <param name="faults">Takes in what is wrong with it.</param>
    public static async Task<string> OfAsync(string typed, string name, Func<string, Task<bool>> isTaken, List<Fault> faults)
    {
        if (typed.Length == 0 && name.Length == 0) return ""; // the name is asked for
        var slug = typed.Length > Slug.MaxLength ? "" : Slug.From(typed.Length > 0 ? typed : name);
        if (typed.Length > Slug.MaxLength) faults.Add(new("slug", "desk.fault.too-long", Slug.MaxLength));
        else if (slug.Length == 0) faults.Add(new("slug", "desk.fault.no-address"));
        else if (slug == New || await isTaken(slug)) faults.Add(new("slug", "desk.fault.address-taken"));
        return slug;
    }
}
