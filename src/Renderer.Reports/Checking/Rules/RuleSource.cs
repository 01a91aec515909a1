using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Packages;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>A rule or total as its template: one render runs all its items on values in place.</summary>
/// <param name="Template">The template.</param>
/// <param name="Place">File and JSON pointer of the rule or total.</param>
/// <param name="Fields">Place of the field behind each line of the entry.</param>
internal sealed record CompiledSource(TemplateSet Template, string Place, ImmutableArray<string> Fields)
{
    /// <summary>The template that runs; it writes one record for every result.</summary>
    public const string EntryFile = "rule";

    /// <summary>The template of the JSON pointer to the cell at fault.</summary>
    public const string PlaceFile = "place";

    /// <summary>The template of the message.</summary>
    public const string MessageFile = "message";

    /// <summary>ASCII's record separator: data cannot hold it, control characters are refused before.</summary>
    public const char RecordStart = '\u001E';

    /// <summary>ASCII's unit separator, between the fields of a record.</summary>
    public const char FieldEnd = '\u001F';

    /// <summary>The records, each as its fields; a template that writes separators itself makes nonsense of its own records only.</summary>
    /// <exception cref="TemplateException">The rule failed.</exception>
    public IEnumerable<string[]> Records(RenderScope names, CancellationToken cancellationToken) =>
        Template.Render(EntryFile, names, cancellationToken).Split(RecordStart).Skip(1)
            .Select(record => record.Split(FieldEnd)).Where(record => record.Length > 1);

    /// <summary>The field that a problem of the template lies in.</summary>
    public string PlaceOf(TemplateProblem problem) =>
        problem.File == EntryFile ? Fields[Math.Clamp(problem.Line, 1, Fields.Length) - 1] : $"{Place}/{problem.File}";
}

/// <summary>Turns the fields of a rule or total, whose form its schema has checked, into one template.</summary>
/// <remarks>Evaluating expression by expression, with JSON between, took three times as long as rendering the whole page.</remarks>
internal sealed class RuleSource
{
    private readonly JsonElement _element;
    private readonly string _place;
    private readonly ICollection<Problem> _faults;
    private readonly int _faultsBefore;
    private readonly List<string> _lines = [];
    private readonly List<string> _fields = [];

    /// <param name="place">File and JSON pointer of the rule or total.</param>
    /// <param name="element">The rule or total.</param>
    /// <param name="prelude">What runs before it.</param>
    /// <param name="faults">Takes what does not parse.</param>
    public RuleSource(string place, JsonElement element, RulePrelude prelude, ICollection<Problem> faults)
    {
        (_element, _place, _faults, _faultsBefore) = (element, place, faults, faults.Count);
        _lines.AddRange(prelude.Lines);
        _fields.AddRange(prelude.Fields);
        if (Loops) Add("for", $"for {element.GetProperty("as").GetString()} in ({Expression("for")})");
        if (!element.TryGetProperty("let", out var values)) return;
        foreach (var (index, value) in values.EnumerateArray().Index()) Add($"let/{index}", Assignment(value.GetString()!, $"let/{index}"));
    }

    /// <summary>Whether it is checked once for each item of a list.</summary>
    public bool Loops => _element.TryGetProperty("for", out _);

    /// <summary>Adds a line that stands for a field.</summary>
    public void Add(string field, string line)
    {
        _fields.Add($"{_place}/{field}");
        _lines.Add(line);
    }

    /// <summary>An expression on one line, parsed by itself, so that a fault in it is found in it and cannot reach over to its neighbours.</summary>
    public string Expression(string field) => Checked(field, Text(field, " "));

    /// <summary>Parses the whole; null with every fault noted when it does not parse.</summary>
    /// <param name="language">The mode of the language.</param>
    /// <param name="texts">The fields that are templates of their own.</param>
    public CompiledSource? Compile(TemplateOptions language, params ReadOnlySpan<string> texts)
    {
        if (_faults.Count > _faultsBefore) return null;
        var files = new Dictionary<string, string> { [CompiledSource.EntryFile] = "{{ " + string.Join('\n', _lines) + (Loops ? "; end }}" : " }}") };
        foreach (var text in texts) files[text] = Text(text, "\n");
        try
        {
            return new(TemplateSet.Parse(files, language), _place, [.. _fields]);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems) Fault(problem);
            return null;
        }
    }

    private string Assignment(string text, string field)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return $"{text[..equals].Trim()} = {Checked(field, text[(equals + 1)..].Trim())}";
    }

    private string Checked(string field, string expression)
    {
        expression = expression.ReplaceLineEndings(" ");
        try
        {
            TemplateExpression.Parse(field, expression, RulePrelude.Language);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems) Fault(problem);
        }

        return expression;
    }

    private string Text(string field, string separator) => _element.GetProperty(field) is { ValueKind: JsonValueKind.Array } lines
        ? string.Join(separator, lines.EnumerateArray().Select(line => line.GetString()))
        : _element.GetProperty(field).GetString()!;

    private void Fault(TemplateProblem problem)
    {
        var place = problem.File == CompiledSource.EntryFile ? _fields[Math.Clamp(problem.Line, 1, _fields.Count) - 1] : $"{_place}/{problem.File}";
        _faults.Add(PackageFiles.Invalid(place, $"column {problem.Column}: {problem.Message}", problem.Hint ?? "correct the rule"));
    }
}
