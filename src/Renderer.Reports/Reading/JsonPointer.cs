using System.Text.Json;

namespace Renderer.Reports.Reading;

/// <summary>JSON pointers (RFC 6901), as problems, rules and cells name places in data and schemas.</summary>
public static class JsonPointer
{
    /// <summary>A member's name as a step of a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The steps of a pointer: members' names and items' indexes.</summary>
    public static string[] StepsOf(string place) => [.. place.Split('/').Skip(1).Select(Unescape)];

    /// <summary>The value a pointer names; null when there is none.</summary>
    public static JsonElement? Find(JsonElement document, string place)
    {
        var current = document;
        foreach (var step in StepsOf(place))
        {
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(step, out var member)) current = member;
            else if (current.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index >= 0 && index < current.GetArrayLength()) current = current[index];
            else return null;
        }

        return current;
    }

    // In this order (RFC 6901, 4): the other way round ~01 would become a slash.
    private static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
