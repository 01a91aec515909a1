using System.Text.Json;
using AngleSharp.Dom;
using Renderer.Reports.Reading;

namespace Renderer.Cli.Linting;

/// <summary>The places in the data that a page's cells name: tables as CSV, and whoever checks a report, find the values by them.</summary>
internal static class DataCells
{
    public static IEnumerable<PageFault> Check(IDocument document, JsonElement data)
    {
        foreach (var cell in document.QuerySelectorAll("[data-cell]"))
        {
            var pointer = cell.GetAttribute("data-cell")!;
            if (!Exists(data, pointer))
                yield return new(cell, "cell-place-unknown", $"data-cell=\"{pointer}\" is no place in the data", "write the JSON pointer of the cell's value, such as /lines/0/amount");
        }

        foreach (var same in document.QuerySelectorAll("[data-cell]").GroupBy(c => c.GetAttribute("data-cell"), StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new(same.ElementAt(1), "cell-place-twice", $"data-cell=\"{same.Key}\" stands at {same.Count()} cells", "each cell has a place of its own") { IsWarning = true };
    }

    // RFC 6901. The last step may be missing: a member that was left out is a blank cell.
    private static bool Exists(JsonElement data, string pointer)
    {
        if (!pointer.StartsWith('/')) return false;
        var steps = JsonPointer.StepsOf(pointer);
        var at = data;
        foreach (var (index, step) in steps.Index())
        {
            var isLast = index == steps.Length - 1;
            switch (at.ValueKind)
            {
                case JsonValueKind.Object when at.TryGetProperty(step, out var member): at = member; break;
                case JsonValueKind.Object: return isLast;
                case JsonValueKind.Array when int.TryParse(step, out var item) && item >= 0 && item < at.GetArrayLength(): at = at[item]; break;
                case JsonValueKind.Null: return true;
                default: return false;
            }
        }

        return true;
    }
}
