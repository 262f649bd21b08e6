using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// Knows a form that comes again. With script a form bears a random key of its own; key and words together make the
/// receipt's code, so that the same words from the same form have the same receipt, whenever and from wherever they
/// come. The key is stored nowhere, and nothing links two comments of one form.
/// </summary>
public sealed class FormKeys(PaperSecrets secrets)
{
    /// <summary>What a browser makes: so many letters of Crockford's alphabet.</summary>
    public const int Length = 26;

    /// <returns>The code of the receipt; null where the form bears no key.</returns>
    internal async ValueTask<string?> ReceiptOfAsync(NewComment input, TypedComment typed, CancellationToken stopping)
    {
        if (input.Key is not { } key || !Crockford.IsCode(key, Length)) return null;
        var all = string.Create(CultureInfo.InvariantCulture, $"receipt {input.WantsReceipt} {input.ArticleId} {input.ReplyTo} {key} {SameWords.Fold(typed.Text)}");
        return ReceiptCode.Of(HMACSHA256.HashData(await secrets.KeyAsync(Secret.CommentForms, stopping), Encoding.UTF8.GetBytes(all)));
    }
}
