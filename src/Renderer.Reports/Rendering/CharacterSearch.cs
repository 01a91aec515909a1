using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Rendering;

/// <summary>Finds the characters that problems of the layout are about in the report's data: there they can be corrected.</summary>
internal static class CharacterSearch
{
    private const int MostPlaces = 5;

    /// <summary>The problems, those about a character with the first places of it in the data.</summary>
    public static ImmutableArray<Problem> Locate(ImmutableArray<Problem> problems, JsonElement data) =>
        problems.All(problem => problem.CodePoint is null) ? problems : [.. problems.Select(problem => problem.CodePoint is { } codePoint ? Locate(problem, char.ConvertFromUtf32(codePoint), data) : problem)];

    private static Problem Locate(Problem problem, string character, JsonElement data)
    {
        var places = new List<string>();
        Search(data, "", character, places);
        if (places.Count == 0) return problem;
        var more = places.Count > MostPlaces ? " and elsewhere" : "";
        return problem with { Message = $"{problem.Message} In the data it stands at {string.Join(", ", places.Take(MostPlaces))}{more}." };
    }

    // The reader of data bounds its depth.
    private static void Search(JsonElement value, string pointer, string character, List<string> places)
    {
        if (places.Count > MostPlaces) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.GetString()!.Contains(character, StringComparison.Ordinal):
                places.Add(pointer);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Search(member.Value, $"{pointer}/{JsonPointer.Escape(member.Name)}", character, places);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index()) Search(item, $"{pointer}/{index}", character, places);
                break;
        }
    }
}
