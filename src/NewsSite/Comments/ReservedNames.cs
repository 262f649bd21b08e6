using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>The names under which only the paper speaks, and whatever looks like them (P6).</summary>
/// <param name="db">Holds the paper's names and the staff.</param>
/// <param name="more">Further names: the setting's name of the paper, each language's words for those who make one.</param>
public sealed class ReservedNames(NewsDb db, IEnumerable<string> more)
{
    /// <summary>Whether a reader may not bear that name: it is the paper's, or has one of the reserved words in it.</summary>
    public async Task<bool> IncludesAsync(string name, CancellationToken stopping)
    {
        var papers = await db.Papers.Select(p => p.Name).ToListAsync(stopping);
        // Signs and digits around it make no other name of it.
        var folded = LookAlikes.Fold(name);
        var bare = Squeezed(LookAlikes.Fold(string.Concat(name.Normalize(System.Text.NormalizationForm.FormC).EnumerateRunes().Where(r => System.Text.Rune.IsLetter(r) || System.Text.Rune.IsWhiteSpace(r)))));
        return papers.SelectMany(n => n.Values).Concat(more).Select(LookAlikes.Fold)
            .Any(r => r.Length > 0 && ($" {folded} ".Contains($" {r} ", StringComparison.Ordinal) || Squeezed(folded) == Squeezed(r) || (bare.Length > 0 && bare == Squeezed(r))));
    }

    /// <summary>
    /// Whether a member of staff signs in under that name. Such a comment is held, not refused: a refusal would tell
    /// anyone which accounts exist (P27).
    /// </summary>
    public async Task<bool> IsStaffAsync(string name, CancellationToken stopping)
    {
        var staff = await db.StaffMembers.Select(s => s.UserName).ToListAsync(stopping);
        var folded = Squeezed(LookAlikes.Fold(name));
        return staff.Exists(s => s is not null && folded.Length > 0 && Squeezed(LookAlikes.Fold(s)) == folded);
    }

    private static string Squeezed(string folded) => folded.Replace(" ", "", StringComparison.Ordinal);
}
