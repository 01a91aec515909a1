using System.Text.Json;

namespace Renderer.Reports.Checking.Schema;

/// <summary>How messages speak of JSON values.</summary>
internal static class JsonText
{
    private const int Longest = 40;

    /// <summary>A value as a message shows it: cut, so that a message never carries a whole report.</summary>
    public static string Show(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object) return "an object";
        if (value.ValueKind is JsonValueKind.Array) return "an array";
        return value.ValueKind == JsonValueKind.String ? Show(value.GetString()!) : Cut(value.GetRawText());
    }

    /// <summary>A text as a message shows it.</summary>
    public static string Show(string text) => Cut($"\"{text}\"");

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";

    /// <summary>JSON Schema's name for the type of a value.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    /// <summary><c>a, b or c</c>.</summary>
    public static string Choice(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
}
