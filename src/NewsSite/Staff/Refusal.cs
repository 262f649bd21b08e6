using Microsoft.AspNetCore.Identity;

namespace NewsSite.Staff;

/// <summary>Why one field of a form, or one argument of a verb, is not taken.</summary>
/// <param name="Field"><c>name</c>, <c>password</c> or <c>current</c>, the password that they have.</param>
/// <param name="WordKey">A key of the words files.</param>
/// <param name="Value">What fills <c>{0}</c> in that sentence.</param>
public sealed record Refusal(string Field, string WordKey, object? Value = null)
{
    public const string Name = "name";
    public const string Password = "password";
    public const string Current = "current";

    internal IdentityError AsError() => new() { Code = WordKey, Description = WordKey };
}
