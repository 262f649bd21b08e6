using System.Text;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class AuthenticatorCodesTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, AuthenticatorCodes.At(Key, AuthenticatorCodes.StepAt(DateTime.UnixEpoch.AddSeconds(second))));

    [Fact]
    public void A_code_holds_for_a_step_before_and_after_and_never_again()
    {
        var now = new DateTime(2026, 11, 20, 8, 0, 10, DateTimeKind.Utc);
        var step = AuthenticatorCodes.StepAt(now);
        Assert.All([step - 1, step, step + 1], near => Assert.Equal(near, AuthenticatorCodes.Match(Key, AuthenticatorCodes.At(Key, near), now, 0)));
        Assert.All([step - 2, step + 2], far => Assert.Null(AuthenticatorCodes.Match(Key, AuthenticatorCodes.At(Key, far), now, 0)));
        Assert.Null(AuthenticatorCodes.Match(Key, AuthenticatorCodes.At(Key, step), now, after: step));
        Assert.Null(AuthenticatorCodes.Match(Key, AuthenticatorCodes.At(Key, step - 1), now, after: step));
    }

    [Fact]
    public void The_key_is_typed_in_the_letters_that_authenticators_take() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", AuthenticatorCodes.Text(Key));

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData("۱۲۳ ۴۵۶", "123456")]
    [InlineData("١٢٣-٤٥٦", "123456")]
    [InlineData("12345", null)]
    [InlineData("12345a", null)]
    [InlineData("१२३४५६", null)]
    public void Digits_are_read_from_every_keyboard_of_the_newsroom(string typed, string? read) => Assert.Equal(read, TypedDigits.Read(typed, 6));
}
