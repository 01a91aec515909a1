using System.Collections.Immutable;
using Renderer.Reports.Packages;
using Renderer.Reports.Rendering;
using Renderer.Templating;

namespace Renderer.Reports;

/// <summary>One template to evaluate outside any package.</summary>
/// <param name="File">What problems call it.</param>
/// <param name="Text">Its text.</param>
public sealed record TemplateText(string File, string Text)
{
    /// <summary>Plain text: nothing is escaped, unknown names are null. Off, it is evaluated as templates of packages are.</summary>
    public bool PlainText { get; init; }

    /// <summary>What the template sees.</summary>
    public TemplateData Data { get; init; } = TemplateData.None;
}

/// <summary>Outcome of an evaluation.</summary>
/// <param name="Output">What the template wrote; null when there are problems.</param>
/// <param name="Problems">Each with its place as <c>file(line,column)</c>.</param>
public sealed record EvaluationResult(string? Output, ImmutableArray<Problem> Problems);

/// <summary>Evaluates a single template: for trying the language out.</summary>
public static class TemplateEvaluator
{
    private static readonly TemplateOptions PlainLanguage = CompiledPackage.Language with { EscapeHtml = false, Strict = false };

    /// <summary>Parses and renders the template.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static EvaluationResult Evaluate(TemplateText template, CancellationToken cancellationToken = default)
    {
        if (template.Data.Problems.Length > 0) return new(null, template.Data.Problems);
        try
        {
            var set = TemplateSet.Parse(new Dictionary<string, string> { [template.File] = template.Text }, template.PlainText ? PlainLanguage : CompiledPackage.Language);
            return new(set.Render(template.File, new(template.Data.Members), cancellationToken), []);
        }
        catch (TemplateException fault)
        {
            return new(null, [.. fault.Problems.Select(p => ProblemOf.Template(p, $"{p.File}({p.Line},{p.Column})"))]);
        }
    }
}
