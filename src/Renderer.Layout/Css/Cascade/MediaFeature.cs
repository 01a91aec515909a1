using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Answers one media feature for paper: plain (<c>min-width: 3cm</c>), boolean (<c>color</c>) or as a range (<c>10cm &lt;= width &lt; 30cm</c>).</summary>
/// <remarks>@page rules may themselves stand inside @media, so the page is A4 upright here whatever they say.</remarks>
internal static class MediaFeature
{
    private const double PageWidth = 210 * 72 / 25.4;
    private const double PageHeight = 297 * 72 / 25.4;

    public static bool? Holds(ValueReader reader)
    {
        if (!reader.TryIdent(out var name)) return Range(reader);
        name = name.ToLowerInvariant();
        if (reader.AtEnd) return IsTrue(name);
        if (reader.Peek().Kind != TokenKind.Colon) return Compare(name, ref reader, isNameFirst: true) is var answer && reader.AtEnd ? answer : null;
        reader.Skip();
        if (!reader.TryIdent(out var keyword)) return Plain(name, reader);
        return reader.AtEnd && Keyword(name) is { } own ? own.Equals(keyword, StringComparison.OrdinalIgnoreCase) : null;
    }

    private static string? Keyword(string name) => name switch
    {
        "orientation" => "portrait",
        "hover" or "any-hover" or "pointer" or "any-pointer" or "update" or "scripting" or "prefers-reduced-data" => "none",
        "overflow-block" => "paged",
        "overflow-inline" => "none",
        "prefers-color-scheme" => "light",
        "prefers-contrast" or "prefers-reduced-motion" or "prefers-reduced-transparency" => "no-preference",
        "forced-colors" or "inverted-colors" => "none",
        "color-gamut" => "srgb",
        "dynamic-range" => "standard",
        "scan" => "progressive",
        _ => null,
    };

    private static double? Measure(string name) => name switch
    {
        "width" or "device-width" => PageWidth,
        "height" or "device-height" => PageHeight,
        "aspect-ratio" or "device-aspect-ratio" => PageWidth / PageHeight,
        "color" => 8,
        "color-index" or "monochrome" or "grid" => 0,
        _ => null,
    };

    private static bool? IsTrue(string name) => Measure(name) is { } measure ? measure > 0 : Keyword(name) is { } keyword ? keyword is not ("none" or "no-preference") : null;

    private static bool? Plain(string name, ValueReader reader)
    {
        var bound = name.StartsWith("min-", StringComparison.Ordinal) ? '>' : name.StartsWith("max-", StringComparison.Ordinal) ? '<' : '=';
        if (bound != '=') name = name[4..];
        if (Measure(name) is not { } measure || Value(name, ref reader) is not { } value || !reader.AtEnd) return null;
        return bound switch { '>' => measure >= value, '<' => measure <= value, _ => IsEqual(measure, value) };
    }

    // "400px <= width <= 700px" or "width >= 600px".
    private static bool? Range(ValueReader reader)
    {
        var start = reader.Position;
        while (!reader.AtEnd && reader.Peek().Kind != TokenKind.Ident) reader.Skip();
        if (!reader.TryIdent(out var name)) return null;
        name = name.ToLowerInvariant();
        var behind = reader;
        reader.Rewind(start);
        var holds = Compare(name, ref reader, isNameFirst: false);
        if (behind.AtEnd || holds is null) return holds;
        return Compare(name, ref behind, isNameFirst: true) is { } second && behind.AtEnd ? holds.Value && second : null;
    }

    private static bool? Compare(string name, ref ValueReader reader, bool isNameFirst)
    {
        double? value = null;
        if (!isNameFirst && (value = Value(name, ref reader)) is null) return null;
        var sign = reader.TryDelimiter('<') ? -1 : reader.TryDelimiter('>') ? 1 : 0;
        var orEqual = reader.TryDelimiter('=');
        if (sign == 0 && !orEqual) return null;
        value ??= Value(name, ref reader);
        if (Measure(name) is not { } measure || value is not { } bound) return null;
        if (IsEqual(measure, bound)) return orEqual;
        return sign != 0 && measure.CompareTo(bound) == (isNameFirst ? sign : -sign);
    }

    // A pixel is 0.75 pt; A4 is no whole number of them.
    private static bool IsEqual(double a, double b) => Math.Abs(a - b) < 0.001;

    private static double? Value(string name, ref ValueReader reader)
    {
        if (name is "width" or "height" or "device-width" or "device-height")
        {
            // Font-relative lengths are relative to the initial font here (Media Queries 4, section 1.3): 12 pt.
            return reader.TryLength(out var length, percent: false) && length is { Comparison: null, Ex: 0, Ch: 0, Ic: 0, Lh: 0, Rlh: 0, Vw: 0, Vh: 0 }
                ? length.Points + (length.Em + length.Rem) * 12 : null;
        }
        if (!reader.TryNumber(out var number)) return null;
        return !reader.TryDelimiter('/') ? number : reader.TryNumber(out var divisor) && divisor > 0 ? number / divisor : null;
    }
}
