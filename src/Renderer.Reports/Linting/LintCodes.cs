namespace Renderer.Reports.Linting;

/// <summary>Codes of what is found in a package's templates without rendering them. Codes are added, never renamed.</summary>
public static class LintCodes
{
    /// <summary>A template names what the schema does not know.</summary>
    public const string DataUnknown = "data-unknown";

    /// <summary>What the schema lets go is read as if it were always there.</summary>
    public const string DataOptional = "data-optional";

    /// <summary>What may be null is used as if it never were.</summary>
    public const string DataNull = "data-null";

    /// <summary>Something is looped over that is no list.</summary>
    public const string DataNoList = "data-no-list";

    /// <summary>A comparison with a value that the schema does not allow.</summary>
    public const string ComparisonNever = "comparison-never";

    /// <summary>The schema asks for what nothing reads.</summary>
    public const string DataUnread = "data-unread";

    /// <summary>A part or style that no entry includes.</summary>
    public const string PartUnused = "part-unused";

    /// <summary>The data's names hide a built-in that templates use.</summary>
    public const string BuiltInHidden = "built-in-hidden";
}
