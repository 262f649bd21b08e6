using Microsoft.AspNetCore.Identity;

namespace NewsSite.Staff;

/// <summary>Why one field of a form, or one argument of a verb, is not taken.</summary>
/// <param name="Field"><c>name</c> or <c>password</c>.</param>
/// <param name="WordKey">A key of the words files.</param>
/// <param name="Value">What fills <c>{0}</c> in that sentence.</param>
public sealed record Refusal(string Field, string WordKey, object? Value = null)
{
    public const string Name = "name";
    public const string Password = "password";

    internal IdentityError AsError() => new() { Code = WordKey, Description = WordKey };
}
