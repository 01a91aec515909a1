using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;
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

    /// <summary>JSON object whose members the template sees; empty for none.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>What problems call the data.</summary>
    public string DataName { get; init; } = "data";
}

/// <summary>Outcome of an evaluation.</summary>
/// <param name="Output">What the template wrote; null when there are problems.</param>
/// <param name="Problems">Each with its place as <c>file(line,column)</c>.</param>
public sealed record EvaluationResult(string? Output, ImmutableArray<Problem> Problems);

/// <summary>Evaluates a single template: for trying the language out.</summary>
public static class TemplateEvaluator
{
    private const long LargestData = 32 << 20;

    /// <summary>Parses and renders the template.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static EvaluationResult Evaluate(TemplateText template, CancellationToken cancellationToken = default)
    {
        var globals = ImmutableDictionary<string, JsonElement>.Empty;
        if (!template.Data.IsEmpty)
        {
            var reading = DataReader.Read(template.Data, template.DataName, LargestData);
            if (reading.Document is not { } document) return new(null, [.. reading.Problems]);
            if (document.Root.ValueKind != JsonValueKind.Object)
                return new(null, [new(Severity.Error, Codes.DataSchema, template.DataName, $"is {JsonText.Show(document.Root)}, must be an object", "give an object; its members become the template's names")]);
            globals = document.Root.EnumerateObject().ToImmutableDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        }

        var language = CompiledPackage.Language with { EscapeHtml = !template.PlainText, Strict = !template.PlainText };
        try
        {
            var set = TemplateSet.Parse(new Dictionary<string, string> { [template.File] = template.Text }, language);
            return new(set.Render(template.File, new(globals), cancellationToken), []);
        }
        catch (TemplateException fault)
        {
            return new(null, [.. fault.Problems.Select(p => ProblemOf.Template(p, $"{p.File}({p.Line},{p.Column})"))]);
        }
    }
}
