using System.Text.Json;
using Renderer.Reports.Packages;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>Compiles one rule whose form its schema has checked.</summary>
/// <param name="place">File and JSON pointer of the rule.</param>
/// <param name="faults">Takes what does not parse.</param>
internal sealed class RuleCompiler(string place, ICollection<Problem> faults)
{
    private static readonly TemplateOptions Language = new() { EscapeHtml = false };

    public Rule Compile(JsonElement rule) => new()
    {
        Place = place,
        Id = rule.GetProperty("id").GetString()!,
        Severity = rule.GetProperty("severity").ValueEquals("error") ? Severity.Error : Severity.Warning,
        Items = rule.TryGetProperty("for", out _) ? Expression(rule, "for") : null,
        ItemName = rule.TryGetProperty("as", out var name) ? name.GetString()! : "",
        Values = rule.TryGetProperty("let", out var values) ? [.. values.EnumerateArray().Select(Value).OfType<RuleValue>()] : [],
        Assertion = Expression(rule, "assert"),
        Message = Template(rule, "message"),
        Pointer = Template(rule, "place"),
        Hint = rule.TryGetProperty("hint", out var hint) ? hint.GetString()! : "compare with the signed report; it is published as it was signed",
    };

    private RuleValue? Value(JsonElement assignment, int index)
    {
        var text = assignment.GetString()!;
        var equals = text.IndexOf('=');
        return Parse($"let/{index}", text[(equals + 1)..].Trim(), TemplateExpression.Parse) is { } expression
            ? new(text[..equals].Trim(), expression)
            : null;
    }

    private TemplateExpression? Expression(JsonElement rule, string field) => Parse(field, Text(rule, field, " "), TemplateExpression.Parse);

    private TemplateSet? Template(JsonElement rule, string field) => Parse(field, Text(rule, field, "\n"), static (file, text, language) =>
        TemplateSet.Parse(new Dictionary<string, string> { [Rule.TextFile] = text }, language));

    private static string Text(JsonElement rule, string field, string separator) => rule.GetProperty(field) is { ValueKind: JsonValueKind.Array } lines
        ? string.Join(separator, lines.EnumerateArray().Select(line => line.GetString()))
        : rule.GetProperty(field).GetString()!;

    private T? Parse<T>(string field, string text, Func<string, string, TemplateOptions, T> parse) where T : class
    {
        try
        {
            return parse(field, text, Language);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems)
                faults.Add(PackageFolder.Invalid($"{place}/{field}", $"column {problem.Column}: {problem.Message}", problem.Hint ?? "correct the rule"));
            return null;
        }
    }
}
