using System.Text.Json;
using System.Text.RegularExpressions;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>A pair of bounds on a count.</summary>
internal sealed record CountBounds(int Minimum, int Maximum);

/// <summary>A pattern and its compiled form.</summary>
internal sealed record CompiledPattern(string Text, Regex Expression);

/// <summary>Reads the keywords' values of one schema object; a value of the wrong kind is a fault and counts as absent.</summary>
internal sealed class SchemaReader(JsonElement element, SchemaPlace place, SchemaCompiler compiler)
{
    public JsonElement Element => element;

    public SchemaPlace Place => place;

    public TypeKeyword? Types()
    {
        if (!element.TryGetProperty("type", out var type)) return null;
        var names = type.ValueKind == JsonValueKind.String ? [type.GetString()!] : Names("type");
        if (names is null) return null;
        var unknown = names.Where(n => !TypeKeyword.Names.Contains(n)).ToList();
        if (unknown.Count == 0 && names.Count > 0) return new(names);
        Fault("type", unknown.Count == 0 ? "names no type" : $"\"{unknown[0]}\" is not a type", $"use {JsonText.Choice(TypeKeyword.Names)}");
        return null;
    }

    public string? Text(string keyword) => Value(keyword, JsonValueKind.String, "text")?.GetString();

    public JsonElement? Object(string keyword) => Value(keyword, JsonValueKind.Object, "an object");

    public JsonElement? Number(string keyword) => Value(keyword, JsonValueKind.Number, "a number");

    public JsonElement? PositiveNumber(string keyword)
    {
        if (Number(keyword) is not { } number || ExactNumber.Of(number).Significand.Sign > 0) return Number(keyword);
        Fault(keyword, $"is {number}", "give a number above 0");
        return null;
    }

    public List<JsonElement>? Elements(string keyword) => Value(keyword, JsonValueKind.Array, "an array")?.EnumerateArray().ToList();

    public bool Flag(string keyword)
    {
        if (!element.TryGetProperty(keyword, out var flag)) return false;
        if (flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Fault(keyword, $"is {JsonText.Show(flag)}", "give true or false");
        return flag.ValueKind == JsonValueKind.True;
    }

    public List<string>? Names(string keyword)
    {
        if (!element.TryGetProperty(keyword, out var names)) return null;
        return NamesIn(names, place.At(keyword));
    }

    public IEnumerable<(string Trigger, List<string> Needed)> DependentNames() =>
        Object("dependentRequired") is not { } entries ? [] : entries.EnumerateObject()
            .Select(m => (m.Name, Needed: NamesIn(m.Value, place.At("dependentRequired").At(m.Name)) ?? []));

    public CountBounds? Counts(string least, string most)
    {
        var (minimum, maximum) = (Count(least), Count(most));
        return minimum is null && maximum is null ? null : new(minimum ?? 0, maximum ?? int.MaxValue);
    }

    public CompiledPattern? Pattern(string keyword) =>
        Text(keyword) is { } text && Compile(text, place.At(keyword)) is { } expression ? new(text, expression) : null;

    public Regex? Compile(string pattern, SchemaPlace at)
    {
        try
        {
            return EcmaPattern.Compile(pattern);
        }
        catch (ArgumentException fault)
        {
            compiler.Fault(at, $"\"{pattern}\" is not a regular expression: {fault.Message}", "correct it");
            return null;
        }
    }

    private int? Count(string keyword)
    {
        if (Number(keyword) is not { } number) return null;
        var exact = ExactNumber.Of(number);
        if (exact.IsInteger && exact.Significand >= 0) return exact.Significand > int.MaxValue ? int.MaxValue : (int)exact.Significand;
        Fault(keyword, $"is {number}", "give a whole number from 0");
        return null;
    }

    private List<string>? NamesIn(JsonElement names, SchemaPlace at)
    {
        if (names.ValueKind == JsonValueKind.Array && names.EnumerateArray().All(n => n.ValueKind == JsonValueKind.String))
            return [.. names.EnumerateArray().Select(n => n.GetString()!)];
        compiler.Fault(at, $"is {JsonText.Show(names)}", "give an array of names");
        return null;
    }

    private JsonElement? Value(string keyword, JsonValueKind kind, string wanted)
    {
        if (!element.TryGetProperty(keyword, out var value)) return null;
        if (value.ValueKind == kind) return value;
        Fault(keyword, $"is {JsonText.Show(value)}", $"give {wanted}");
        return null;
    }

    private void Fault(string keyword, string message, string hint) => compiler.Fault(place.At(keyword), message, hint);
}
