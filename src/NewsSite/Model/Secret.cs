namespace NewsSite.Model;

/// <summary>A random key of the paper's own, made once. Readers' connections cannot read this table.</summary>
public sealed class Secret
{
    /// <summary>Names pictures, so that a picture's address tells nothing of its content.</summary>
    public const string PictureNames = "picture-names";

    /// <summary>Signs the tokens by which the staff's devices are known again.</summary>
    public const string StaffDevices = "staff-devices";

    /// <summary>Signs readers' tokens.</summary>
    public const string ReaderTokens = "reader-tokens";

    /// <summary>Signs the stamps of time in the forms for comments.</summary>
    public const string CommentForms = "comment-forms";

    public required string Name { get; init; }
    public required byte[] Value { get; init; }
}
