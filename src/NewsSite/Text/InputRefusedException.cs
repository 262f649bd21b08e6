namespace NewsSite.Text;

/// <summary>Input that the paper does not take. The one error of ours that a person may read.</summary>
/// <param name="wordKey">A key of the words files; the edition's sentence is shown in its place.</param>
/// <param name="value">What fills <c>{0}</c> in that sentence: a limit, a name.</param>
public sealed class InputRefusedException(string wordKey, object? value = null) : Exception(value is null ? wordKey : $"{wordKey} ({value})")
{
    public string WordKey { get; } = wordKey;
    public object? Value { get; } = value;
}
