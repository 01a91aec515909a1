using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Reading;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>Data with its totals, and what kept totals from being computed.</summary>
/// <param name="Document">The completed data; the given one when nothing was left out.</param>
/// <param name="Failures">To be told only when the data has the right shape: otherwise its schema says better what is wrong.</param>
internal sealed record CompletedData(CanonicalDocument Document, IReadOnlyList<Problem> Failures);

/// <summary>Computes the totals that data leaves out. What is given, blank or not, stays as it is.</summary>
internal sealed class TotalsRun
{
    // Chinese text stays readable, and nothing is lost: the result is put into canonical form again.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    private readonly JsonObject _data;
    private readonly List<Problem> _failures = [];
    private ImmutableDictionary<string, JsonElement> _names;

    private TotalsRun(JsonElement root)
    {
        _data = JsonObject.Create(root)!;
        _names = root.EnumerateObject().ToImmutableDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
    }

    /// <summary>Computes totals in their order; each sees those before it.</summary>
    public static CompletedData Complete(CanonicalDocument document, ImmutableArray<Total> totals, CancellationToken cancellationToken)
    {
        var run = new TotalsRun(document.Root);
        var changed = false;
        foreach (var total in totals) changed |= run.Complete(total, cancellationToken);
        if (!changed) return new(document, run._failures);
        var completed = DataReader.Read(JsonSerializer.SerializeToUtf8Bytes(run._data, Writing), "data", long.MaxValue);
        run._failures.AddRange(completed.Problems);
        return new(completed.Document ?? document, run._failures);
    }

    private bool Complete(Total total, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var computed in total.Compute(new(_names), cancellationToken))
            {
                if (Put(total, computed) is { } name) changed.Add(name);
            }
        }
        catch (TemplateException fault)
        {
            _failures.AddRange(fault.Problems.Select(total.Failed));
        }

        foreach (var name in changed) _names = _names.SetItem(name, JsonSerializer.SerializeToElement(_data[name], Writing));
        return changed.Count > 0;
    }

    /// <summary>Puts a total where none is.</summary>
    /// <returns>The member of the data that changed, or null.</returns>
    private string? Put(Total total, ComputedTotal computed)
    {
        if (!computed.Place.StartsWith('/'))
            _failures.Add(total.Refused("place", $"\"{computed.Place}\" is no JSON pointer", "begin it with /"));
        else if (!IsTotal(computed.Value))
            _failures.Add(total.Refused("value", $"is {JsonText.Show(computed.Value)}", "give a number, a text or null, or a list of these for a row of totals"));
        else if (ParentOf(computed.Place, out var steps) is { } parent && !parent.ContainsKey(steps[^1]))
            return Add(parent, steps, computed.Value);
        return null;
    }

    private static bool IsTotal(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().All(IsCell) : IsCell(value);

    private static bool IsCell(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.Null;

    private static string Add(JsonObject parent, string[] steps, JsonElement value)
    {
        parent[steps[^1]] = value.ValueKind == JsonValueKind.Array ? JsonArray.Create(value) : JsonValue.Create(value);
        return steps[0];
    }

    /// <summary>The object a total belongs into, made where there is none; null where there is something else, which the schema judges.</summary>
    private JsonObject? ParentOf(string place, out string[] steps)
    {
        steps = JsonPointer.StepsOf(place);
        JsonNode? node = _data;
        foreach (var step in steps.SkipLast(1))
        {
            node = node switch
            {
                JsonObject members when members.TryGetPropertyValue(step, out var member) => member,
                JsonObject members => members[step] = new JsonObject(),
                JsonArray items when int.TryParse(step, out var index) && index >= 0 && index < items.Count => items[index],
                _ => null,
            };
        }

        return node as JsonObject;
    }
}
