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

    public static Problem Layout(LayoutProblem problem, in PagePlace page) =>
        new(Severity.Error, Code(problem.Code), page.Of(problem.Origin), problem.Message, problem.Hint) { CodePoint = problem.CodePoint };

    public static Problem Warning(LayoutWarning warning, in PagePlace page) =>
        new(Severity.Warning, Code(warning.Code), page.Of(warning.Origin), warning.Message, warning.Hint) { CodePoint = warning.CodePoint };

    public static Problem Pdf(PdfProblem problem, in PagePlace page) =>
        new(Severity.Error, problem.Code == Codes.PdfNonconforming ? Codes.PdfNonconforming : Codes.PdfInvalid, page.Of(problem.Origin), problem.Message, problem.Hint);

    private static string Code(string code) => code switch
    {
        "glyph-missing" => Codes.GlyphMissing,
        "glyph-fallback" => Codes.GlyphSubstituted,
        "too-many-pages" => Codes.LayoutTooManyPages,
        "table-too-large" => Codes.LayoutOverflow,
        _ when code.Contains("overflow", StringComparison.Ordinal) => Codes.LayoutOverflow,
        _ => Codes.LayoutUnsupported,
    };
}

/// <summary>Says where a problem of a page is: in the template that wrote it, or in the page itself where that is not known.</summary>
internal readonly record struct PagePlace(LayoutSource Source, string Name)
{
    public string Of(Origin origin)
    {
        if (origin.Line == 0) return Name;
        return Source.Places?.Invoke(origin) is { } place ? $"{place.File}({place.Line},{place.Column})" : $"{Name}({origin.Line},{origin.Column})";
    }
}
