using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The authors to whom a search can be narrowed: those who are read in the edition, in the order in which the paper came to know them.</summary>
public sealed class SearchAuthors(PerEdition<IReadOnlyList<AuthorChoice>> authors)
{
    private const int Most = 200;

    public ValueTask<IReadOnlyList<AuthorChoice>> InAsync(string edition, CancellationToken stopping) => authors.GetAsync(edition, async (db, now) =>
        (await db.Authors.Where(a => db.Bylines.Any(b => b.AuthorId == a.Id && b.Edition == edition && b.PublishedAt <= now)).OrderBy(a => a.Id).Take(Most)
            .Select(a => new AuthorChoice(a.Slug, a.Name)).ToListAsync(stopping)), stopping);
}

/// <summary>An author as the form shows it.</summary>
public sealed record AuthorChoice(string Slug, EditionText Name);
