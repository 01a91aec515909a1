using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>A total that is computed where the data leaves it out, for each item of a list.</summary>
internal sealed record Total(CompiledSource Source)
{
    private const string ValueField = "value";

    private static readonly TemplateOptions Language = RulePrelude.Language with { ExactNumbers = true };

    /// <summary>Compiles a total; null with every fault noted when it does not parse.</summary>
    public static Total? Compile(RuleSource source)
    {
        source.Add(CompiledSource.PlaceFile, $"\"{CompiledSource.RecordStart}\" }}}}{{{{ include '{CompiledSource.PlaceFile}' }}}}{CompiledSource.FieldEnd}{{{{");
        source.Add(ValueField, $"({source.Expression(ValueField)}) | object.to_json");
        return source.Compile(Language, CompiledSource.PlaceFile) is { } compiled ? new(compiled) : null;
    }

    /// <summary>The totals' places and values, whether they are left out or not.</summary>
    /// <exception cref="TemplateException">The data has another shape, or the total is wrong.</exception>
    public IEnumerable<ComputedTotal> Compute(RenderScope names, CancellationToken cancellationToken) =>
        Source.Records(names, cancellationToken).Select(record => new ComputedTotal(record[0], JsonElement.Parse(record[^1])));

    /// <summary>A problem of the total's author.</summary>
    public Problem Failed(TemplateProblem problem) =>
        new(Severity.Error, Codes.TemplateFailed, Source.PlaceOf(problem), $"total: {problem.Message}", problem.Hint ?? "correct the total");

    /// <summary>A place or value that no total can have.</summary>
    public Problem Refused(string field, string message, string hint) => new(Severity.Error, Codes.TemplateFailed, $"{Source.Place}/{field}", $"total: {message}", hint);
}

/// <summary>A computed total and its JSON pointer.</summary>
internal sealed record ComputedTotal(string Place, JsonElement Value);
