using System.Text.Json;
using Renderer.Reports.Packages;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>Compiles one rule whose form its schema has checked.</summary>
/// <remarks>
/// A rule becomes one template that writes a line for every item it is broken for. So all of it runs in one render on values in place;
/// evaluating expression by expression, with JSON between, took three times as long as rendering the whole page.
/// </remarks>
/// <param name="place">File and JSON pointer of the rule.</param>
/// <param name="faults">Takes what does not parse.</param>
internal sealed class RuleCompiler(string place, ICollection<Problem> faults)
{
    private static readonly TemplateOptions Language = new() { EscapeHtml = false };

    private readonly List<string> _lines = [];
    private readonly List<string> _fields = [];

    /// <summary>Compiles the rule; null with every fault noted when it does not parse.</summary>
    public Rule? Compile(JsonElement rule)
    {
        var before = faults.Count;
        var loops = rule.TryGetProperty("for", out _);
        if (loops) Add("for", $"for {rule.GetProperty("as").GetString()} in ({Expression(rule, "for")})");
        if (rule.TryGetProperty("let", out var values))
        {
            foreach (var (index, value) in values.EnumerateArray().Index()) Add($"let/{index}", Assignment(value.GetString()!, $"let/{index}"));
        }

        Add("assert", $"if !({Expression(rule, "assert")})");
        Add("message", $"\"{Rule.RecordStart}\" }}}}{{{{ include '{Rule.PlaceFile}' }}}}{Rule.FieldEnd}{{{{ include '{Rule.MessageFile}' }}}}{{{{ end{(loops ? "; end" : "")} }}}}");
        return faults.Count > before || Parse(rule) is not { } template ? null : new()
        {
            Place = place,
            Fields = [.. _fields],
            Id = rule.GetProperty("id").GetString()!,
            Severity = rule.GetProperty("severity").ValueEquals("error") ? Severity.Error : Severity.Warning,
            Template = template,
            Hint = rule.TryGetProperty("hint", out var hint) ? hint.GetString()! : "compare with the signed report; it is published as it was signed",
        };
    }

    private void Add(string field, string line)
    {
        _fields.Add(field);
        _lines.Add(line);
    }

    private string Assignment(string text, string field)
    {
        var equals = text.IndexOf('=');
        return $"{text[..equals].Trim()} = {Checked(field, text[(equals + 1)..].Trim())}";
    }

    private string Expression(JsonElement rule, string field) => Checked(field, Text(rule, field, " "));

    /// <summary>Parses an expression by itself, so that a fault in it is found in it and cannot reach over to its neighbours.</summary>
    private string Checked(string field, string expression)
    {
        expression = expression.ReplaceLineEndings(" ");
        try
        {
            TemplateExpression.Parse(field, expression, Language);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems) Fault(field, problem);
        }

        return expression;
    }

    private TemplateSet? Parse(JsonElement rule)
    {
        try
        {
            return TemplateSet.Parse(
                new Dictionary<string, string>
                {
                    [Rule.EntryFile] = "{{ " + string.Join('\n', _lines),
                    [Rule.PlaceFile] = Text(rule, "place", "\n"),
                    [Rule.MessageFile] = Text(rule, "message", "\n"),
                },
                Language);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems) Fault(problem.File == Rule.EntryFile ? _fields[problem.Line - 1] : problem.File, problem);
            return null;
        }
    }

    private static string Text(JsonElement rule, string field, string separator) => rule.GetProperty(field) is { ValueKind: JsonValueKind.Array } lines
        ? string.Join(separator, lines.EnumerateArray().Select(line => line.GetString()))
        : rule.GetProperty(field).GetString()!;

    private void Fault(string field, TemplateProblem problem) =>
        faults.Add(PackageFolder.Invalid($"{place}/{field}", $"column {problem.Column}: {problem.Message}", problem.Hint ?? "correct the rule"));
}
