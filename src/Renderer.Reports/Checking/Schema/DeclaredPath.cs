using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>Whether a schema declares what a JSON pointer into the data reaches: by name under <c>properties</c>, or as an item.</summary>
/// <param name="documents">The schema and its definitions, by file.</param>
internal sealed class DeclaredPath(IReadOnlyDictionary<string, JsonElement> documents)
{
    // References may go round in circles; schemas of forms nest far less.
    private const int MostSteps = 64;

    private static readonly string[] Combining = ["allOf", "anyOf", "oneOf"];

    public bool Reaches(SchemaPlace schema, string pointer) => Reaches(schema, JsonPointer.StepsOf(pointer), MostSteps);

    private bool Reaches(SchemaPlace schema, ReadOnlySpan<string> steps, int left)
    {
        if (steps.IsEmpty) return true;
        if (left == 0 || !documents.TryGetValue(schema.File, out var document) || schema.Find(document) is not { ValueKind: JsonValueKind.Object } element) return false;
        if (element.TryGetProperty("$ref", out var reference) && schema.Resolve(reference.GetString()!) is { } target && Reaches(target, steps, left - 1)) return true;
        var name = steps[0];
        if (element.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _)) return Reaches(schema.At("properties").At(name), steps[1..], left - 1);
        if (element.TryGetProperty("items", out _) && int.TryParse(name, out _)) return Reaches(schema.At("items"), steps[1..], left - 1);
        foreach (var keyword in Combining.Where(k => element.TryGetProperty(k, out _)))
        {
            for (var i = 0; i < element.GetProperty(keyword).GetArrayLength(); i++)
            {
                if (Reaches(schema.At(keyword).At($"{i}"), steps, left - 1)) return true;
            }
        }

        return false;
    }
}
