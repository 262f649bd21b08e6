using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>
/// Looks for words in comments as people read them: the letters of either keyboard and the digits of any script are the same,
/// and what joins or stretches letters is no letter. The database compares, so that a list can be counted, paged and decided on.
/// </summary>
internal static class CommentWords
{
    private const char Escape = '\\';

    // Each with what it is read as; nothing for what is not read.
    private static readonly (string Written, string Read)[] Letters =
    [
        ("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("ة", "ه"), ("أ", "ا"), ("إ", "ا"), ("\u200C", ""), ("\u0640", ""),
        .. "۰۱۲۳۴۵۶۷۸۹".Select((digit, value) => (digit.ToString(), value.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        .. "٠١٢٣٤٥٦٧٨٩".Select((digit, value) => (digit.ToString(), value.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];

    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions).GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;
    private static readonly MethodInfo Replace = typeof(string).GetMethod(nameof(string.Replace), [typeof(string), typeof(string)])!;

    /// <summary>Those whose text or name holds the words, next to each other and in that order.</summary>
    public static IQueryable<Comment> Holding(this IQueryable<Comment> comments, string words)
    {
        var read = Letters.Aggregate(words.Trim(), (text, letter) => text.Replace(letter.Written, letter.Read, StringComparison.Ordinal));
        // Only what could be written otherwise in these words is replaced: each costs a pass over every text.
        var replaced = Letters.Where(letter => letter.Read.Length == 0 ? read.Any(c => c is >= '\u0600' and <= '\u06FF') : read.Contains(letter.Read, StringComparison.Ordinal)).ToList();
        var pattern = $"%{read.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var comment = Expression.Parameter(typeof(Comment), "c");
        return comments.Where(Expression.Lambda<Func<Comment, bool>>(Expression.OrElse(Holds(nameof(Comment.Text)), Holds(nameof(Comment.Name))), comment));

        Expression Holds(string property) => Expression.Call(
            Like,
            Expression.Constant(EF.Functions),
            replaced.Aggregate((Expression)Expression.Property(comment, property), (text, letter) => Expression.Call(text, Replace, Expression.Constant(letter.Written), Expression.Constant(letter.Read))),
            ((Expression<Func<string>>)(() => pattern)).Body,
            Expression.Constant(Escape.ToString()));
    }
}
