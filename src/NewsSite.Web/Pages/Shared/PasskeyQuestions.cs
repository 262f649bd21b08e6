using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NewsSite.Model;
using NewsSite.Staff;

namespace NewsSite.Web.Pages.Shared;

/// <summary>
/// What a browser is asked, so that it makes or shows a passkey, and whether its answer is right (P29). The question stays
/// with nobody: it goes out with the form, sealed, and comes back with the answer. It counts once, for a quarter of an hour, in this process.
/// </summary>
public sealed class PasskeyQuestions(IPasskeyHandler<StaffMember> handler, IDataProtectionProvider protection, AnsweredQuestions answered, PasskeySite site)
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private const string SignIn = "sign-in";
    private const int LongestAnswer = 16 * 1024; // characters of JSON

    /// <summary>False where browsers would refuse: without https, and on an address without a name.</summary>
    public bool IsPossible => site.Domain is not null;

    /// <summary>For whoever shows one: the browser offers those that it has for the paper, and the paper says nothing of whom it knows (P27).</summary>
    public async Task<PasskeyQuestion?> ToSignInAsync(HttpContext context)
    {
        if (!IsPossible) return null;
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        return new(asked.RequestOptionsJson, Seals(SignIn).Protect(asked.AssertionState ?? "", Lasts));
    }

    public async Task<PasskeyQuestion?> ToAddAsync(StaffMember member, HttpContext context)
    {
        if (!IsPossible) return null;
        var name = member.UserName ?? "";
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = IdOf(member.Id), Name = name, DisplayName = name }, context);
        return new(asked.CreationOptionsJson, Seals(IdOf(member.Id)).Protect(asked.AttestationState ?? "", Lasts));
    }

    /// <param name="question">The sealed question, as it came back.</param>
    /// <param name="answer">What the browser answered, JSON.</param>
    /// <param name="context">Of the request.</param>
    /// <returns>Whose passkey was shown; null where the answer is none, not the one to this question, or came too late or again.</returns>
    public async Task<ShownPasskey?> ShownAsync(string? question, string? answer, HttpContext context)
    {
        if (Opened(SignIn, question, answer) is not { } state) return null;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer!, AssertionState = state });
        return result.Succeeded && answered.IsFirst(state) ? new(result.User, result.Passkey) : null;
    }

    /// <summary>The same for a passkey that was made, by the member of that id.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(long id, string? question, string? answer, HttpContext context)
    {
        if (Opened(IdOf(id), question, answer) is not { } state) return null;
        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = answer!, AttestationState = state });
        return result.Succeeded && answered.IsFirst(state) ? result.Passkey : null;
    }

    private string? Opened(string purpose, string? question, string? answer)
    {
        if (string.IsNullOrEmpty(question) || string.IsNullOrEmpty(answer) || answer.Length > LongestAnswer) return null;
        try
        {
            return Seals(purpose).Unprotect(question);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Seals(string purpose) =>
        protection.CreateProtector("newssite.passkey", answered.Process, purpose).ToTimeLimitedDataProtector();

    private static string IdOf(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Options">What the browser's own call takes, JSON.</param>
/// <param name="Sealed">What comes back with the answer.</param>
public sealed record PasskeyQuestion(string Options, string Sealed);
