using System.Collections.Frozen;
using Renderer.Layout;
using Renderer.Layout.Pages;
using Renderer.Pdf;
using Renderer.Templating;

namespace Renderer.Reports.Rendering;

/// <summary>Puts the stages' own problems into the one form that leaves this project.</summary>
internal static class ProblemOf
{
    // The language's codes of passed limits; all its other codes are failures of the template itself.
    private static readonly FrozenSet<string> Limits = FrozenSet.Create(
        TemplateProblemCodes.Steps, TemplateProblemCodes.Iterations, TemplateProblemCodes.Recursion, TemplateProblemCodes.Output,
        TemplateProblemCodes.Memory, TemplateProblemCodes.NumberSize, TemplateProblemCodes.RegexTime);

    public static Problem Template(TemplateProblem problem, string place)
    {
        var code = Limits.Contains(problem.Code) ? Codes.TemplateLimit : Codes.TemplateFailed;
        var chain = problem.IncludeChain.Length == 0 ? "" : $" (included from {string.Join(", ", problem.IncludeChain)})";
        return new(Severity.Error, code, place, problem.Message + chain, problem.Hint ?? "correct the template");
    }

    public static Problem Layout(LayoutProblem problem, string name) =>
        new(Severity.Error, Code(problem.Code), Place(name, problem.Origin), problem.Message, problem.Hint);

    public static Problem Warning(LayoutWarning warning, string name) =>
        new(Severity.Warning, Code(warning.Code), Place(name, warning.Origin), warning.Message, warning.Hint);

    public static Problem Pdf(PdfProblem problem, string name) =>
        new(Severity.Error, Codes.PdfInvalid, Place(name, problem.Origin), problem.Message, problem.Hint);

    private static string Code(string code) => code switch
    {
        "glyph-missing" => Codes.GlyphMissing,
        "glyph-fallback" => Codes.GlyphSubstituted,
        "too-many-pages" => Codes.LayoutTooManyPages,
        "table-too-large" => Codes.LayoutOverflow,
        _ when code.Contains("overflow", StringComparison.Ordinal) => Codes.LayoutOverflow,
        _ => Codes.LayoutUnsupported,
    };

    private static string Place(string name, Origin origin) => origin.Line == 0 ? name : $"{name}({origin.Line},{origin.Column})";
}
