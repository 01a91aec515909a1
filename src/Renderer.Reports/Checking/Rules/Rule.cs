using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>What a rule looks at besides the report itself.</summary>
internal enum RuleComparison
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Last year's report.</summary>
    Previous,

    /// <summary>The reports that this one adds up.</summary>
    Lower,
}

/// <summary>One consistency rule: for each item an assertion, and what to say when it does not hold.</summary>
internal sealed record Rule
{
    /// <summary>Most items that a rule is found broken for; what it would say of more is not news.</summary>
    public const int MostBroken = 200;

    private const string BlankNote = "（空白按0计）";

    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    public required RuleComparison Comparison { get; init; }

    public required CompiledSource Source { get; init; }

    /// <summary>What to do when it is broken, if its author says so.</summary>
    public required string? Hint { get; init; }

    /// <summary>Compiles a rule; null with every fault noted when it does not parse.</summary>
    public static Rule? Compile(JsonElement rule, RuleSource source)
    {
        const char start = CompiledSource.RecordStart, end = CompiledSource.FieldEnd;
        if (source.Loops) source.Add("assert", "$broken = $broken ?? 0");
        source.Add("assert", $"if !({source.Expression("assert")})");
        source.Add("message", $"\"{start}\" }}}}{{{{ include '{CompiledSource.PlaceFile}' }}}}{end}{{{{ include '{CompiledSource.MessageFile}' }}}}{{{{");
        if (rule.TryGetProperty("cells", out _)) source.Add("cells", $"for $cell in ({source.Expression("cells")}); \"{end}\"; $cell; end");
        if (source.Loops) source.Add("assert", $"$broken = $broken + 1; if $broken >= {MostBroken}; break; end");
        source.Add("assert", "end");
        return source.Compile(RulePrelude.Language, CompiledSource.PlaceFile, CompiledSource.MessageFile) is not { } compiled ? null : new()
        {
            Id = rule.GetProperty("id").GetString()!,
            Severity = Enum.Parse<Severity>(rule.GetProperty("severity").GetString()!, ignoreCase: true),
            Comparison = rule.TryGetProperty("compare", out var other) ? Enum.Parse<RuleComparison>(other.GetString()!, ignoreCase: true) : RuleComparison.None,
            Source = compiled,
            Hint = rule.TryGetProperty("hint", out var hint) ? hint.GetString() : null,
        };
    }

    /// <summary>Checks the rule and notes where it is broken.</summary>
    public void Check(RuleScope scope, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var record in Source.Records(scope.Names, cancellationToken)) problems.Add(Broken(record, scope));
        }
        catch (TemplateException fault)
        {
            // Only the report itself has passed its schema: of the others nothing is promised, and they must not stop it.
            var severity = Comparison == RuleComparison.None ? Severity.Error : Severity.Warning;
            foreach (var problem in fault.Problems)
                problems.Add(new(severity, Codes.TemplateFailed, Source.PlaceOf(problem), $"{Id}: {problem.Message}", problem.Hint ?? "correct the rule") { Rule = Id });
        }
    }

    private Problem Broken(string[] record, RuleScope scope)
    {
        var severity = Severity == Severity.Warning ? scope.BrokenSums : Severity;
        var cells = RuleCells.Find(record.AsSpan(2), scope);
        var message = $"{Id}: {record[1]}{(cells.HasBlank ? BlankNote : "")}{cells.LeftOut}";
        return new(severity, Codes.RuleBroken, record[0], message, Hint ?? DefaultHint(severity)) { Rule = Id, Cells = cells.Shown };
    }

    private static string DefaultHint(Severity severity) => severity == Severity.Error
        ? "correct the data; the report is refused while this does not hold"
        : "compare with the signed report; it is published as it was signed";
}
