namespace Renderer.Contracts;

/// <summary>How texts in a message are written, as regular expressions of ECMA-262.</summary>
/// <remarks>In .NET and Python <c>$</c> also matches before a line break at the end; refuse texts with line breaks there.</remarks>
public static class MessagePatterns
{
    /// <summary>A report's id: no slash, and no dot at its start, so that it is a folder's name everywhere.</summary>
    public const string ReportId = "^[A-Za-z0-9_-][A-Za-z0-9._-]*$";

    /// <summary>The name of a template, or a version of it.</summary>
    public const string Name = "^[A-Za-z0-9][A-Za-z0-9._+-]*$";

    /// <summary>A version that can be compared with others, as Semantic Versioning writes it: <c>1.2.3</c>, <c>2.0.0-beta.1</c>.</summary>
    public const string SemanticVersion = @"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$";

    /// <summary>One line of text: at least one character, and no control characters.</summary>
    public const string Line = @"^[^\u0000-\u001F\u007F-\u009F]+$";

    /// <summary>An object's key: segments parted by slashes, each at most 255 characters, none starting with a dot.</summary>
    public const string ObjectKey = "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,254})*$";

    /// <summary>A SHA-256 in lower-case hexadecimal digits.</summary>
    public const string Sha256 = "^[0-9a-f]{64}$";

    /// <summary>A moment as RFC 3339 writes it, always with its offset from UTC: a time without one is another moment on every machine.</summary>
    public const string Time = @"^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])$";
}
