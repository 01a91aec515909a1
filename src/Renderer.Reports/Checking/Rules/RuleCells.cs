using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Checking.Rules;

/// <summary>The cells a broken rule compared, as many of them as a message carries.</summary>
/// <param name="Shown">These.</param>
/// <param name="HasBlank">Whether any is blank or left out, which counts as 0.</param>
/// <param name="LeftOut">What the message says of those beyond, or nothing.</param>
internal sealed record RuleCells(ImmutableArray<ProblemCell> Shown, bool HasBlank, string LeftOut)
{
    /// <summary>Most cells of a problem. The longest sum of a form has 22; a roll-up adds one for each body below.</summary>
    public const int Most = 60;

    private const int LongestValue = 200;

    public static RuleCells Find(ReadOnlySpan<string> places, RuleScope scope)
    {
        var cells = ImmutableArray.CreateBuilder<ProblemCell>(Math.Min(places.Length, Most));
        var blank = false;
        foreach (var place in places)
        {
            var value = scope.Find(place) is { ValueKind: not JsonValueKind.Null } cell ? Value(cell) : null;
            blank |= value is null;
            if (cells.Count < Most) cells.Add(new(place, value));
        }

        return new(cells.ToImmutable(), blank, places.Length > Most ? $"（另有{places.Length - Most}个单元格未列出）" : "");
    }

    private static string Value(JsonElement cell)
    {
        if (cell.ValueKind != JsonValueKind.String) return JsonText.Show(cell);
        var text = cell.GetString()!;
        return text.Length <= LongestValue ? text : text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "…";
    }
}
