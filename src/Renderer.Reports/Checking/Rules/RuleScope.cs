using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Reading;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>What rules see: the report's data, and other reports if they compare.</summary>
internal sealed record RuleScope
{
    private const string PreviousName = "previous";
    private const string LowerName = "lower";

    private readonly JsonElement _data;
    private readonly JsonElement _previous;
    private readonly JsonElement _lower;

    /// <summary>The report alone.</summary>
    public RuleScope(JsonElement data)
    {
        _data = data;
        Names = new(data.EnumerateObject().ToImmutableDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal));
    }

    private RuleScope(RuleScope report, JsonElement previous, JsonElement lower)
    {
        (_data, _previous, _lower, BrokenSums) = (report._data, previous, lower, report.BrokenSums);
        var names = report.Names.Globals;
        if (previous.ValueKind != JsonValueKind.Undefined) names = names.SetItem(PreviousName, previous);
        if (lower.ValueKind != JsonValueKind.Undefined) names = names.SetItem(LowerName, lower);
        Names = report.Names with { Globals = names };
    }

    /// <summary>The names that rules use.</summary>
    public RenderScope Names { get; }

    /// <summary>What a broken sum is.</summary>
    public Severity BrokenSums { get; init; } = Severity.Warning;

    /// <summary>The same with last year's data.</summary>
    public RuleScope WithPrevious(JsonElement data) => new(this, data, _lower);

    /// <summary>The same with the data of the reports added up, an array.</summary>
    public RuleScope WithLower(JsonElement data) => new(this, _previous, data);

    /// <summary>The cell a place names; null when there is none, as optional rows may be left out.</summary>
    public JsonElement? Find(string place)
    {
        var hash = place.IndexOf('#', StringComparison.Ordinal);
        var (report, pointer) = place.StartsWith('/') || hash < 0 ? ("", place) : (place[..hash], place[(hash + 1)..]);
        JsonElement? root = report == PreviousName ? _previous
            : report.StartsWith(LowerName, StringComparison.Ordinal) ? JsonPointer.Find(_lower, report[LowerName.Length..])
            : _data;
        return pointer.StartsWith('/') && root is { ValueKind: not JsonValueKind.Undefined } found ? JsonPointer.Find(found, pointer) : null;
    }
}
