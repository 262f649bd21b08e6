using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>Takes the passkey that a browser shows on the page of the way in; it is a page of its own only to say why not.</summary>
public sealed class PasskeyModel(SignInWithPasskey signIn, PasskeyQuestions questions, AddressKeys addresses, CurrentEdition here, PageHead head, Doorway door) : PageModel
{
    public string? Next { get; private set; }
    public string Error { get; private set; } = "";

    public IActionResult OnGet(string? next) => LocalRedirect(DeskAddress.SignIn(here, new KeyValuePair<string, string?>("next", next)));

    public async Task<IActionResult> OnPostAsync(string? question, string? answer, string? next, CancellationToken stopping)
    {
        head.Title = here.Words["account.sign-in"];
        Next = next;
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect(Url.Local(next));
        var outcome = await signIn.RunAsync(() => questions.ShownAsync(question, answer, HttpContext), addresses.Of(HttpContext.Connection.RemoteIpAddress), door.Device(Request), stopping);
        if (await door.EnterAsync(this, outcome, next) is { } on) return on;
        Error = door.Why(outcome, "account.passkey-wrong");
        return Page();
    }
}
