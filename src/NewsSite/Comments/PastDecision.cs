using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>A decision as the desk lists it, to be taken back.</summary>
/// <param name="StaffId">Who took it; null for whoever had the link of a message.</param>
/// <param name="At">UTC.</param>
/// <param name="Kind">The name of a <see cref="DecisionKind"/>.</param>
/// <param name="Count">How many comments it changed.</param>
/// <param name="Comment">The comment, where it was one and its words are there.</param>
public sealed record PastDecision(long Id, long? StaffId, DateTime At, string Kind, int Count, bool IsUndone, PastDecision.Decided? Comment)
{
    /// <summary>The newest first.</summary>
    /// <param name="before">The id at which an earlier part of the list ended; null for its beginning.</param>
    public static async Task<IReadOnlyList<PastDecision>> ListAsync(NewsDb db, long? before, int length, CancellationToken stopping)
    {
        var acts = await db.CommentActs.AsNoTracking().Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(length)
            .Select(a => new { a.Id, a.StaffMemberId, a.At, a.Kind, a.Count, a.UndoneAt, One = a.Count == 1 ? a.Before : null }).ToListAsync(stopping);
        var single = acts.Where(a => a.One is not null).ToDictionary(a => a.Id, a => StoodBefore.Read(a.One!).FirstOrDefault()?.Id ?? 0);
        var there = await db.Comments.Where(c => single.Values.Contains(c.Id) && c.State != CommentState.Withdrawn).Select(c => new Decided(c.Id, c.Name, c.IsOfStaff, c.Text)).ToDictionaryAsync(c => c.Id, stopping);
        return acts.ConvertAll(a => new PastDecision(a.Id, a.StaffMemberId == UseDecisionLink.NoStaff ? null : a.StaffMemberId, a.At, a.Kind, a.Count, a.UndoneAt is not null, single.TryGetValue(a.Id, out var id) ? there.GetValueOrDefault(id) : null));
    }

    /// <param name="Name">Null for "Reader".</param>
    public sealed record Decided(long Id, string? Name, bool IsOfStaff, string Text)
    {
        private const int Enough = 80;

        /// <summary>Its first words: enough to know it by.</summary>
        public string Start => PlainText.Start(PlainText.CleanLine(CommentMarkdown.Read(Text)), Enough);
    }
}
