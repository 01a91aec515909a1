namespace Renderer.Contracts;

/// <summary>The closed list of codes in <see cref="ReportProblem.Code"/> and <see cref="ReportFailed.Code"/>. Codes are added, never renamed.</summary>
public static class ProblemCodes
{
    /// <summary>The message itself lacks or misuses a field.</summary>
    public const string MessageInvalid = "message-invalid";

    /// <summary>The message is not JSON at all, or no text in UTF-8.</summary>
    public const string MessageUnreadable = "message-unreadable";

    /// <summary>The message came after its deadline.</summary>
    public const string DeadlinePassed = "deadline-passed";

    /// <summary>No template of that name.</summary>
    public const string TemplateUnknown = "template-unknown";

    /// <summary>The template package is broken: manifest, schema, rules or template text.</summary>
    public const string TemplateInvalid = "template-invalid";

    /// <summary>The version of the template was withdrawn; it renders nothing any more.</summary>
    public const string TemplateWithdrawn = "template-withdrawn";

    /// <summary>The template failed while rendering.</summary>
    public const string TemplateFailed = "template-failed";

    /// <summary>The template passed a limit of steps, recursion or output.</summary>
    public const string TemplateLimit = "template-limit";

    /// <summary>The data is empty.</summary>
    public const string DataEmpty = "data-empty";

    /// <summary>The data is not UTF-8.</summary>
    public const string DataEncoding = "data-encoding";

    /// <summary>The data is not JSON.</summary>
    public const string DataSyntax = "data-syntax";

    /// <summary>The data is larger than allowed.</summary>
    public const string DataTooLarge = "data-too-large";

    /// <summary>The data does not match the template's schema.</summary>
    public const string DataSchema = "data-schema";

    /// <summary>Referenced data is missing or is not what the message said.</summary>
    public const string DataReference = "data-reference";

    /// <summary>A rule of the template package does not hold (勾稽关系).</summary>
    public const string RuleBroken = "rule-broken";

    /// <summary>A report that this one should be compared with is not there, or its data cannot be used.</summary>
    public const string ComparisonMissing = "comparison-missing";

    /// <summary>No font has a glyph for a character.</summary>
    public const string GlyphMissing = "glyph-missing";

    /// <summary>A character is set in a font that the style did not ask for, because none of those it names has a glyph for it.</summary>
    public const string GlyphSubstituted = "glyph-substituted";

    /// <summary>CSS or HTML that the layout does not support was ignored.</summary>
    public const string LayoutUnsupported = "layout-unsupported";

    /// <summary>Something does not fit its page, cell or column.</summary>
    public const string LayoutOverflow = "layout-overflow";

    /// <summary>The document has more pages than allowed.</summary>
    public const string LayoutTooManyPages = "layout-too-many-pages";

    /// <summary>The PDF cannot be written as asked.</summary>
    public const string PdfInvalid = "pdf-invalid";

    /// <summary>The document does not keep a standard that its template asks for; the message begins with the clause.</summary>
    public const string PdfNonconforming = "pdf-nonconforming";

    /// <summary>The render took longer than allowed.</summary>
    public const string TimeLimit = "time-limit";

    /// <summary>The object store failed.</summary>
    public const string StorageUnavailable = "storage-unavailable";

    /// <summary>The catalogue failed.</summary>
    public const string CatalogueUnavailable = "catalogue-unavailable";

    /// <summary>The message was delivered again and again and never finished: most likely it ends the process that works on it.</summary>
    public const string DeliveryLimit = "delivery-limit";

    /// <summary>A batch cannot be as it was asked for, for example under an id that another batch has.</summary>
    public const string BatchInvalid = "batch-invalid";

    /// <summary>A batch selects no report.</summary>
    public const string BatchEmpty = "batch-empty";

    /// <summary>An unfinished batch renders reports of the same template with another version.</summary>
    public const string BatchOverlap = "batch-overlap";

    /// <summary>No batch of that id.</summary>
    public const string BatchUnknown = "batch-unknown";

    /// <summary>The batch is in a state that does not allow it, for example cancelled already.</summary>
    public const string BatchState = "batch-state";

    /// <summary>A defect of the service; the log has the details.</summary>
    public const string Internal = "internal";
}
