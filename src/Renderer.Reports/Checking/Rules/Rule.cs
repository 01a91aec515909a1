using System.Collections.Immutable;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>One consistency rule: for each item an assertion, and what to say when it does not hold.</summary>
internal sealed record Rule
{
    /// <summary>The template that checks; it writes one record for every item that breaks the rule.</summary>
    public const string EntryFile = "rule";

    /// <summary>The template of the JSON pointer to the cell at fault.</summary>
    public const string PlaceFile = "place";

    /// <summary>The template of the message.</summary>
    public const string MessageFile = "message";

    /// <summary>ASCII's record and unit separators: data cannot hold them, control characters are refused before.</summary>
    public const char RecordStart = '\u001E';

    /// <summary>Stands between place and message.</summary>
    public const char FieldEnd = '\u001F';

    /// <summary>File and JSON pointer of the rule itself.</summary>
    public required string Place { get; init; }

    /// <summary>The rule's field behind each line of the entry.</summary>
    public required ImmutableArray<string> Fields { get; init; }

    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    public required TemplateSet Template { get; init; }

    public required string Hint { get; init; }

    /// <summary>Checks the rule and notes where it is broken.</summary>
    public void Check(RenderScope scope, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var record in Template.Render(EntryFile, scope, cancellationToken).Split(RecordStart).Skip(1))
            {
                var end = record.IndexOf(FieldEnd, StringComparison.Ordinal);
                problems.Add(new(Severity, Codes.RuleBroken, record[..end], $"{Id}: {record[(end + 1)..]}", Hint));
            }
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems)
                problems.Add(new(Severity.Error, Codes.TemplateFailed, $"{Place}/{Field(problem)}", $"{Id}: {problem.Message}", problem.Hint ?? "correct the rule"));
        }
    }

    private string Field(TemplateProblem problem) =>
        problem.File == EntryFile ? Fields[Math.Clamp(problem.Line, 1, Fields.Length) - 1] : problem.File;
}
