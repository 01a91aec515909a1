using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>A named value of a rule.</summary>
internal sealed record RuleValue(string Name, TemplateExpression Expression);

/// <summary>One consistency rule: for each item an assertion, and what to say when it does not hold.</summary>
internal sealed record Rule
{
    /// <summary>The only file of the message and place templates.</summary>
    public const string TextFile = "text";

    /// <summary>File and JSON pointer of the rule itself.</summary>
    public required string Place { get; init; }

    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Gives the items; null for a rule that is checked once.</summary>
    public required TemplateExpression? Items { get; init; }

    public required string ItemName { get; init; }

    public required ImmutableArray<RuleValue> Values { get; init; }

    public required TemplateExpression? Assertion { get; init; }

    public required TemplateSet? Message { get; init; }

    public required TemplateSet? Pointer { get; init; }

    public required string Hint { get; init; }

    /// <summary>Checks the rule and notes where it is broken.</summary>
    public void Check(RenderScope scope, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var item in Scopes(scope, cancellationToken)) CheckItem(item, problems, cancellationToken);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems)
                problems.Add(new(Severity.Error, Codes.TemplateFailed, Place, $"{Id}: {problem.Message}", problem.Hint ?? "correct the rule"));
        }
    }

    private IEnumerable<RenderScope> Scopes(RenderScope scope, CancellationToken cancellationToken)
    {
        if (Items is null) return [scope];
        var items = Items.Evaluate(scope, cancellationToken);
        if (items.ValueKind == JsonValueKind.Array) return items.EnumerateArray().Select(item => With(scope, ItemName, item));
        throw new TemplateException([new("for", 1, 1, Codes.TemplateFailed, "\"for\" does not give an array", "give an array of the items to check")]);
    }

    private void CheckItem(RenderScope scope, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        foreach (var (name, expression) in Values) scope = With(scope, name, expression.Evaluate(scope, cancellationToken));
        if (Assertion!.IsTrue(scope, cancellationToken)) return;
        var message = Message!.Render(TextFile, scope, cancellationToken);
        problems.Add(new(Severity, Codes.RuleBroken, Pointer!.Render(TextFile, scope, cancellationToken), $"{Id}: {message}", Hint));
    }

    private static RenderScope With(RenderScope scope, string name, JsonElement value) => scope with { Globals = scope.Globals.SetItem(name, value) };
}
