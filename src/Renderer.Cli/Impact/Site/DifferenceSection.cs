using System.Text;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Impact.Site;

/// <summary>How lines of text are set.</summary>
/// <param name="Class">Class of the style sheet.</param>
/// <param name="Language">BCP 47, or empty.</param>
internal sealed record LineStyle(string Class, string Language);

/// <summary>A difference of two texts, side by side: changed lines with their neighbours, the rest as gaps.</summary>
internal static class DifferenceSection
{
    // Enough to know where one is.
    private const int Neighbours = 2;

    // A page stays of a size that browsers scroll well.
    private const int MaximumChanges = 2000;

    /// <param name="title">What it is the difference of.</param>
    /// <param name="difference">The difference.</param>
    /// <param name="style">How its lines are set.</param>
    public static string Write(string title, TextDifference difference, LineStyle style)
    {
        var lines = difference.Lines;
        var shown = ShownOf(difference);
        var changes = difference.Changes.Count();
        var text = new StringBuilder($"<h2 id=\"{title.ToLowerInvariant()}\">{title}</h2>\n");
        if (changes == 0) return text.Append("<p>No word differs.</p>\n").ToString();
        text.Append($"<p class=\"soft\">{changes} of {lines.Length} lines differ{(changes > MaximumChanges ? $"; the first {MaximumChanges} are shown" : "")}. Left, or above, what it shows now.</p>\n<ol class=\"lines card\">\n");
        for (var at = 0; at < lines.Length; at++)
        {
            if (shown[at])
            {
                text.Append(Line(lines[at], style));
                continue;
            }

            var end = at;
            while (end < lines.Length && !shown[end]) end++;
            text.Append($"<li class=\"gap\">⋯ {(end - at == 1 ? "1 line" : $"{end - at} lines")} the same</li>\n");
            at = end - 1;
        }

        return text.Append("</ol>\n").ToString();
    }

    private static bool[] ShownOf(TextDifference difference)
    {
        var shown = new bool[difference.Lines.Length];
        foreach (var (index, _) in difference.Lines.Index().Where(l => !l.Item.IsSame).Take(MaximumChanges))
        {
            for (var near = Math.Max(0, index - Neighbours); near <= Math.Min(shown.Length - 1, index + Neighbours); near++) shown[near] = true;
        }

        return shown;
    }

    private static string Line(ComparedLine line, LineStyle style)
    {
        var role = line.Role == TextRole.Heading ? "heading" : "";
        return $"<li class=\"{(line.IsSame ? "" : "changed")}\">{Side(line, Text.Side.Before, style, role)}{Side(line, Text.Side.After, style, role)}</li>\n";
    }

    private static string Side(ComparedLine line, Side side, LineStyle style, string role) => line.IsOn(side)
        ? $"<p class=\"{role} {style.Class}\"{ImpactMarkup.LanguageOf(style.Language)}>{(line.IsSame ? "" : $"<span class=\"unseen\" lang=\"en\">{(side == Text.Side.Before ? "before" : "after")}: </span>")}{ImpactMarkup.Words(line, side)}</p>"
        : "<p></p>";
}
