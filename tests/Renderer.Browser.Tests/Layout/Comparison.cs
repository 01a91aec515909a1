using System.Globalization;

namespace Renderer.Browser.Tests.Layout;

/// <summary>In what the printed text of a browser and ours differ.</summary>
/// <param name="Kind"><c>pages</c>, <c>breaks</c>, <c>left</c>, <c>top</c> or <c>inside</c>.</param>
/// <param name="Text">What differs, for people.</param>
internal sealed record Difference(string Kind, string Text);

/// <summary>Compares two printed texts line by line: the same characters on each line, and all of them in the same place.</summary>
internal static class Comparison
{
    // What a browser may be off by rounding ascents and borders to whole pixels (0.75 points).
    private const double Tolerance = 1;

    public static IReadOnlyList<Difference> Of(PrintedText ours, PrintedText browsers)
    {
        var differences = new List<Difference>();
        if (ours.Pages != browsers.Pages) differences.Add(new("pages", $"{ours.Pages} pages, the browser has {browsers.Pages}"));
        var left = browsers.Lines.ToList();
        foreach (var line in ours.Lines)
        {
            var same = left.Where(other => other.Text == line.Text).MinBy(other => Distance(line, other));
            if (same is null) differences.Add(new("breaks", $"page {line.Page + 1}: \"{line.Text}\" is no line of the browser's"));
            else
            {
                left.Remove(same);
                differences.AddRange(Between(line, same));
            }
        }
        differences.AddRange(left.Select(line => new Difference("breaks", $"page {line.Page + 1}: the browser's \"{line.Text}\" is no line of ours")));
        return differences;
    }

    private static double Distance(PrintedLine line, PrintedLine other) => Math.Abs(line.Page - other.Page) * 10_000 + Math.Abs(line.Baseline - other.Baseline) + Math.Abs(line.Left - other.Left);

    private static IEnumerable<Difference> Between(PrintedLine ours, PrintedLine browsers)
    {
        if (ours.Page != browsers.Page) yield return new("pages", $"\"{ours.Text}\" is on page {ours.Page + 1}, the browser's on {browsers.Page + 1}");
        else if (Math.Abs(ours.Baseline - browsers.Baseline) > Tolerance) yield return new("top", Numbers($"\"{ours.Text}\" has its baseline at {ours.Baseline:0.##}, the browser's at {browsers.Baseline:0.##}"));
        if (Math.Abs(ours.Left - browsers.Left) > Tolerance) yield return new("left", Numbers($"\"{ours.Text}\" begins at {ours.Left:0.##}, the browser's at {browsers.Left:0.##}"));
        var shift = ours.Left - browsers.Left;
        for (var i = 0; i < Math.Min(ours.Characters.Count, browsers.Characters.Count); i++)
        {
            var (own, other) = (ours.Characters[i], browsers.Characters[i]);
            if (Math.Abs(own.X - other.X - shift) <= Tolerance) continue;
            yield return new("inside", Numbers($"\"{ours.Text}\": \"{own.Text}\" stands {own.X - ours.Left:0.##} from the line's start, the browser's {other.X - browsers.Left:0.##}"));
            break;
        }
    }

    private static string Numbers(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
