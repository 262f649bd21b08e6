using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Chooses at the desk how the paper takes comments. It holds from the next comment on; what stands stays.</summary>
public sealed class SaveRules(NewsDb db)
{
    /// <param name="version">The one that its writer saw.</param>
    /// <param name="rules">What a setting says stands above them.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where someone else has chosen in between: nothing was overwritten.</returns>
    public Task<bool> RunAsync(int version, CommentRules rules, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var row = await db.Discussions.FirstOrDefaultAsync(d => d.Id == Discussion.OnlyId, stopping);
        if ((row?.RulesVersion ?? 0) != version) return false;
        if (row is null && rules == CommentRules.Usual) return true;
        if (row is null) db.Discussions.Add(row = new Discussion());
        row.Rule(rules);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
