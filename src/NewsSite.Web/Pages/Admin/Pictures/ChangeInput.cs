using NewsSite.Media;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>The fields with which a picture is changed, and all that a request can say of that (P34). They keep what was typed.</summary>
public sealed class ChangeInput
{
    /// <summary>Areas that one form may name.</summary>
    public const int MostAreas = 40;

    /// <summary>The area of the fields, in percent, in any digits.</summary>
    public string? Left { get; set; }
    public string? Top { get; set; }
    public string? Width { get; set; }
    public string? Height { get; set; }

    /// <summary>Further ones, which a script drew: the same four numbers with blanks between.</summary>
    public List<string> Areas { get; set; } = [];

    public bool Destroys { get; set; }
    public IFormFile? Upload { get; set; }

    /// <param name="step"><c>left</c>, <c>right</c>, <c>crop</c> or <c>blur</c>.</param>
    /// <param name="faults">Why it cannot be.</param>
    /// <returns>Null where it cannot be.</returns>
    public PictureChange? Read(string? step, List<Fault> faults)
    {
        if (step is "left" or "right") return new PictureChange.Turn(step == "right");
        var areas = Read(faults);
        if (faults.Count > 0) return null;
        if (areas.Count == 0) faults.Add(new("left", "desk.fault.area-none"));
        else if (areas.Count > MostAreas) faults.Add(new("left", "desk.fault.areas-many", MostAreas));
        else if (step == "crop" && areas.Count > 1) faults.Add(new("left", "desk.fault.area-one"));
        return faults.Count > 0 ? null : step == "crop" ? new PictureChange.Crop(areas[0]) : new PictureChange.Blur(areas);
    }

    private List<Area> Read(List<Fault> faults)
    {
        List<string?[]> typed = [.. Areas.Select(a => a.Split(' '))];
        string?[] fields = [Left, Top, Width, Height];
        if (fields.Any(f => !string.IsNullOrWhiteSpace(f))) typed.Add(fields);
        var areas = new List<Area>();
        foreach (var numbers in typed.Select(four => Array.ConvertAll(four, one => TypedDigits.Number(one, Area.Most))))
        {
            if (numbers is [{ } left, { } top, { } width, { } height] && new Area(left, top, width, height) is { IsWithin: true } area) areas.Add(area);
            else if (faults.Count == 0) faults.Add(new("left", "desk.fault.area", Area.Most));
        }
        return areas;
    }
}
