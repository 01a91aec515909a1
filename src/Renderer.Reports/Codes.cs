namespace Renderer.Reports;

/// <summary>The codes of <see cref="Problem.Code"/>. They are the wire's (<c>ProblemCodes</c> of the contracts): added, never renamed.</summary>
public static class Codes
{
    /// <summary>The request itself misuses a field.</summary>
    public const string RequestInvalid = "message-invalid";

    /// <summary>No template of that name or version.</summary>
    public const string TemplateUnknown = "template-unknown";

    /// <summary>The template package is broken: manifest, schema, rules or template text.</summary>
    public const string TemplateInvalid = "template-invalid";

    /// <summary>The template failed while rendering.</summary>
    public const string TemplateFailed = "template-failed";

    /// <summary>The template passed a limit of steps, recursion or output.</summary>
    public const string TemplateLimit = "template-limit";

    /// <summary>The data is empty.</summary>
    public const string DataEmpty = "data-empty";

    /// <summary>The data is not UTF-8.</summary>
    public const string DataEncoding = "data-encoding";

    /// <summary>The data is not JSON, or JSON that says something twice or too deeply.</summary>
    public const string DataSyntax = "data-syntax";

    /// <summary>The data is larger than allowed.</summary>
    public const string DataTooLarge = "data-too-large";

    /// <summary>The data does not match the template's schema.</summary>
    public const string DataSchema = "data-schema";

    /// <summary>A rule of the template package does not hold (勾稽关系).</summary>
    public const string RuleBroken = "rule-broken";

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
}
