using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>Every payload in every field that a page shows, published and waiting, and how to see whether any of it lives.</summary>
internal sealed class HostileWords(OpenPaper paper, IReadOnlyList<Article> articles, string receipt)
{
    public const string Section = "hostile";

    private const int PayloadsInOneArticle = 12;
    private const int PayloadsInOneBanner = 6;

    /// <summary>What must not be in a page, be it that nothing has run yet: it waits for a click, or asks another host.</summary>
    private const string Planted = """
        () => [...document.querySelectorAll('*')].flatMap(e => [
          ...[...e.attributes].filter(a => a.name.startsWith('on') || ['style', 'srcdoc', 'ping'].includes(a.name) || (a.name === 'formaction' && !a.value.startsWith('/admin/'))).map(a => e.tagName + ' ' + a.name),
          ...(e.localName !== 'link' && e.localName !== 'meta' && !e.matches('.nameplate > a > img.mark') ? ['href', 'src', 'action', 'xlink:href', 'data', 'poster'] : []).filter(n => /^[\s\x00-\x20]*(?:javascript|data|vbscript):/i.test(e.getAttribute(n) ?? '')).map(n => e.tagName + ' ' + n),
          ...(['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'SVG', 'MATH', 'STYLE', 'TEMPLATE', 'VIDEO', 'AUDIO', 'MARQUEE', 'DIALOG', 'DETAILS'].includes(e.tagName.toUpperCase()) && !e.matches('svg.icon, svg.sprite, .aim > svg.point, .areas > svg.marks, details.toc, details.fold') ? [e.tagName] : []),
          ...(e.tagName === 'SCRIPT' && e.type !== 'application/ld+json' && !e.src.startsWith(location.origin + '/js/') ? ['SCRIPT ' + e.outerHTML.slice(0, 60)] : []),
        ])
        """;

    /// <summary>A few payloads in one text: an unclosed one hides no more than its neighbours.</summary>
    public static IEnumerable<string> Handfuls => Payloads.Markup.Chunk(PayloadsInOneBanner).Select(some => string.Join(' ', some));

    /// <summary>The articles, a handful of payloads in each.</summary>
    public IReadOnlyList<Article> Articles => articles;

    /// <summary>Of a comment that waits.</summary>
    public string Receipt => receipt;

    /// <summary>Puts every payload into every field that a page shows, past all checks of the forms.</summary>
    public static async Task<HostileWords> WriteAsync(OpenPaper paper, string mark)
    {
        var receipt = ReceiptCode.New();
        var now = paper.Site.Clock.Now;
        List<Article> articles = [];
        var groups = Payloads.Markup.Concat(Payloads.Addresses).Select(p => p.Replace('\0', ' ')).Chunk(PayloadsInOneArticle).ToList();
        await paper.Site.WriteAsync(async db =>
        {
            var all = string.Join(' ', Payloads.Markup).Replace('\0', ' ');
            // As long as the desk takes them, and without a place to break.
            string Some(int most) => string.Concat(Payloads.Markup).Replace('\0', '-').Replace(' ', '-')[..most];
            (await db.Papers.SingleAsync()).Rename(new EditionText { ["en"] = Some(Model.Paper.MaxNameLength) }, new EditionText { ["en"] = Some(Model.Paper.MaxTaglineLength) }, new EditionText { ["ps"] = Some(Model.Paper.MaxNameLength) });
            var media = await db.MediaFiles.FirstAsync();
            var section = await db.Sections.SingleOrDefaultAsync(s => s.Slug == Section) ?? db.Sections.Add(new Section { Slug = Section, Name = new EditionText { ["en"] = all }, Position = 9 }).Entity;
            var author = await db.Authors.SingleOrDefaultAsync(a => a.Slug == Section) ?? db.Authors.Add(new Author { Slug = Section, Name = new EditionText { ["en"] = all }, Bio = new EditionText { ["en"] = all } }).Entity;
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Slug == Section) ?? db.Topics.Add(new Topic { Edition = "en", Slug = Section, Name = all }).Entity;
            if (!await db.Pages.AnyAsync(p => p.Slug == Section))
            {
                var page = db.Pages.Add(new Model.Page { Edition = "en", Slug = Section, Title = all, Summary = all, UpdatedAt = now }).Entity;
                page.Write(all, new RenderedText(Html(Payloads.All), []));
            }
            foreach (var (group, i) in groups.Select((g, i) => (g, i)))
            {
                var code = Crockford.NewCode(Article.CodeLength);
                var text = string.Join(' ', group);
                var article = new Article
                {
                    Code = code,
                    Edition = "en",
                    Headline = text,
                    Summary = text,
                    SharedWords = SharedWords.Of(text, text, text, text),
                    Story = new Story { Key = code },
                    Section = section,
                    TranslatedFrom = text,
                    Lead = new LeadPicture { MediaFile = media, Alt = text, AltLang = group[0], Caption = text, Credit = text },
                };
                article.Rename($"hostile-{mark}-{i}");
                article.Write(text, new RenderedText(Html(group), [media.Key]), [media]);
                article.SetTopics([topic]);
                article.SetBylines([author]);
                article.Correct(CorrectionKind.Correction, i % 2 == 0 ? CorrectionPlace.Top : CorrectionPlace.Bottom, text, now.AddMinutes(-i));
                article.Publish(now.AddMinutes(-i));
                articles.Add(article);
                db.Articles.Add(article);
            }
        });
        await paper.Site.WriteAsync(async db =>
        {
            foreach (var (group, i) in groups.Select((g, i) => (g, i)))
            {
                var article = await db.Articles.SingleAsync(a => a.Slug == $"hostile-{mark}-{i}");
                db.StaffEvents.Add(StaffEvent.Of(StaffAct.ArticleSaved, null, article.Id, now));
                foreach (var payload in group)
                {
                    var comment = Comment.Write(article.Id, null, payload, payload, "screening.none", now);
                    comment.Approve(now);
                    comment.Pick(now.AddSeconds(i));
                    db.Comments.Add(comment);
                    db.Comments.Add(Comment.Write(article.Id, null, payload, payload, "screening.none", now));
                }
            }
            var waiting = Comment.Write((await db.Articles.SingleAsync(a => a.Slug == $"hostile-{mark}-0")).Id, null, null, string.Join("\n\n", Payloads.Markup), "screening.none", now);
            db.Comments.Add(waiting);
            db.Receipts.Add(new Receipt { CodeHash = ReceiptCode.Hash(receipt), Comment = waiting, CreatedAt = now });
        });
        return new(paper, articles, receipt);

        // As text, as an address, as a title and as a picture's words; what the renderer refuses to take is not shown either.
        static string Html(IEnumerable<string> payloads)
        {
            var html = new System.Text.StringBuilder();
            foreach (var payload in payloads)
            {
                try
                {
                    html.Append(ArticleMarkdown.Render($"{payload}\n\n[a]({payload})\n\n[b](<{payload}> \"{payload}\")\n\n| {payload} |\n|---|\n| {payload} |\n\n```{payload}\n{payload}\n```\n", _ => null).NeutralHtml);
                }
                catch (InputRefusedException)
                {
                    html.Append("<p>refused</p>");
                }
            }
            return html.ToString();
        }
    }
    /// <summary>Looks at a page as it is, and once more when every part of it was touched.</summary>
    /// <returns>What must not be in it.</returns>
    public static async Task<IEnumerable<string>> LookAsync(Visit visit, string path)
    {
        var answer = await visit.GoAsync(path);
        if (!answer.Ok) throw new InvalidOperationException($"{path} answered {answer.Status}.");
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('a, p, h1, h2, h3, img, input').forEach(e => { e.dispatchEvent(new MouseEvent('mouseover')); if (e.focus) e.focus(); })");
        return (await visit.Page.EvaluateAsync<string[]>(Planted)).Select(f => $"{path}: {f}");
    }

    /// <summary>What all the pages of a visit did: what ran, what was asked of others, what the policy had to refuse.</summary>
    public async Task<List<string>> DoneAsync(Visit visit) =>
    [
        .. visit.Dialogs.Select(d => $"a dialog said {d}"),
        .. visit.Requests.Where(r => new Uri(r).Host != paper.Site.Address.Host && !r.StartsWith("data:image/svg", StringComparison.Ordinal)).Select(r => $"asked {r}"),
        .. (await visit.RefusedAsync()).Select(r => $"refused {r}"),
    ];

    /// <summary>Puts every payload into the name of a member of staff, and of a passkey of someone else's.</summary>
    public Task NameAsync(string owner) => paper.Site.WriteAsync(async db =>
    {
        var all = string.Join(' ', Payloads.Markup).Replace('\0', ' ');
        db.StaffMembers.Add(new StaffMember { UserName = all, NormalizedUserName = $"named for {owner}", Role = StaffRole.Reporter, CreatedAt = paper.Site.Clock.Now });
        var id = await db.StaffMembers.Where(s => s.UserName == owner).Select(s => s.Id).SingleAsync();
        var data = new IdentityPasskeyData { Name = all, PublicKey = [], AttestationObject = [], ClientDataJson = [], CreatedAt = paper.Site.Clock.Now };
        db.Passkeys.Add(new IdentityUserPasskey<long> { UserId = id, CredentialId = System.Text.Encoding.UTF8.GetBytes(owner), Data = data });
    });

    /// <summary>Puts every payload into the name and the notes of pictures of the library.</summary>
    /// <returns>The addresses of the pages that show them.</returns>
    public async Task<IReadOnlyList<string>> LibraryAsync()
    {
        List<string> pages = ["/admin/pictures", "/admin/pictures?q=alert"];
        await paper.Site.WriteAsync(async db =>
        {
            foreach (var group in Payloads.All.Select(p => p.Replace('\0', ' ')).Chunk(PayloadsInOneArticle))
            {
                var media = new MediaFile { Key = Crockford.NewCode(26), Name = string.Join(' ', group), Width = 300, Height = 200, StoredAt = paper.Site.Clock.Now };
                var notes = PictureNotes.Of(media, null);
                notes.Describe(string.Join(' ', group), string.Join(' ', group), string.Join(' ', group), "en");
                db.PictureNotes.Add(notes);
                pages.Add($"/admin/pictures/{media.Key}");
                pages.Add($"/admin/pictures/{media.Key}/change");
            }
            db.StaffEvents.Add(StaffEvent.Of(StaffAct.PictureChanged, null, (await db.MediaFiles.OrderBy(m => m.Id).FirstAsync()).Id, paper.Site.Clock.Now));
        });
        return pages;
    }

    /// <summary>Gives each article a translation, and then other words: each says what it said before, and what it says now.</summary>
    /// <returns>The codes of the translations.</returns>
    public async Task<List<string>> TranslateAsync()
    {
        List<string> codes = [];
        foreach (var article in articles)
        {
            var code = Crockford.NewCode(Article.CodeLength);
            await paper.Site.WriteAsync(async db =>
            {
                var source = await db.Articles.Include(a => a.Story).SingleAsync(a => a.Id == article.Id);
                var since = db.Revisions.Add(Revision.Of(source, RevisionKind.Saved, null, "", paper.Site.Clock.Now)).Entity;
                await db.SaveChangesAsync();
                (source.Headline, source.Summary) = ($"New {source.Summary}", $"{source.Summary} {source.Headline}");
                var translation = new Article { Code = code, Edition = "ps", Story = source.Story, Headline = source.Headline, TranslatedFrom = "en", SourceRevisionId = since.Id };
                translation.Rename(code);
                translation.Write("", new RenderedText("", []), []);
                db.Articles.Add(translation);
            });
            codes.Add(code);
        }
        return codes;
    }

    /// <summary>Puts it into the banner over the English edition.</summary>
    public Task BannerAsync(string words) => paper.Site.WriteAsync(async db =>
        (await db.Banners.FindAsync("en") ?? db.Banners.Add(new Banner { Edition = "en" }).Entity).Say(words.Replace('\0', ' '), null, paper.Site.Clock.Now.AddHours(1)));

    /// <summary>Leaves nothing of it in the queue, which is shared.</summary>
    public Task RejectAllAsync() => paper.Site.WriteAsync(async db =>
    {
        foreach (var comment in await db.Comments.Where(c => c.State == CommentState.Pending && c.Article.Section!.Slug == Section).ToListAsync()) comment.Reject(paper.Site.Clock.Now);
    });
}
