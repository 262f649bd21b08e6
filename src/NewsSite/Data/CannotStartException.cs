namespace NewsSite.Data;

/// <summary>The paper will not run as things are. The message is one line that says what is wrong and how to mend it.</summary>
public sealed class CannotStartException(string message) : Exception(message);
