using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>White space, wrapping, spacing between scripts and justification (CSS Text 4).</summary>
internal static class TypographyProperties
{
    private static readonly Longhand WhiteSpaceCollapse = TextProperties.Keyword<WhiteSpaceCollapse>(
        "white-space-collapse", true, (style, value) => style.WhiteSpaceCollapse = value, (from, to) => to.WhiteSpaceCollapse = from.WhiteSpaceCollapse);

    private static readonly Longhand TextWrapMode = TextProperties.Keyword<TextWrapMode>(
        "text-wrap-mode", true, (style, value) => style.TextWrapMode = value, (from, to) => to.TextWrapMode = from.TextWrapMode);

    private static readonly Longhand TextWrapStyle = Rare<TextWrapStyle>("text-wrap-style", ValueShapes.Keyword, (text, value) => text with { WrapStyle = value }, text => text.WrapStyle);

    private static readonly Longhand SpacingTrim = TextProperties.Keyword<TextSpacingTrim>(
        "text-spacing-trim", true, (style, value) => style.TextSpacingTrim = value, (from, to) => to.TextSpacingTrim = from.TextSpacingTrim);

    private static readonly Longhand Autospace = Rare<TextAutospace>("text-autospace", ReadAutospace, (text, value) => text with { Autospace = value }, text => text.Autospace);

    public static IEnumerable<Longhand> All =>
    [
        WhiteSpaceCollapse,
        TextWrapMode,
        TextWrapStyle,
        SpacingTrim,
        Autospace,
        TextIndent,
        Rare<double>("-renderer-autospace-width", ReadPercentage, (text, value) => text with { AutospaceWidth = value }, text => text.AutospaceWidth),
        Rare<TextJustify>("text-justify", ReadJustify, (text, value) => text with { Justify = value }, text => text.Justify),
    ];

    private static readonly Longhand TextIndent = new Longhand<TextIndentValue>("text-indent", true)
    {
        Reading = ReadIndent,
        Computing = (style, value, context) => SetIndent(style, context.Resolve(value.Length, style), value.Hangs, value.IsEachLine),
        Copying = (from, to) => SetIndent(to, from.TextIndent, from.Typography.IndentHangs, from.Typography.IndentsEachLine),
    };

    public static IEnumerable<Shorthand> Shorthands =>
    [
        new("white-space", [WhiteSpaceCollapse, TextWrapMode], ReadWhiteSpace),
        Shorthand.AnyOrder("text-wrap", TextWrapMode, TextWrapStyle),
        new("text-spacing", [SpacingTrim, Autospace], ReadSpacing),
    ];

    /// <summary>An inherited property kept in <see cref="Typography"/>.</summary>
    internal static Longhand Rare<T>(string name, ValueParser<T> reading, Func<Typography, T, Typography> set, Func<Typography, T> get) where T : notnull => new Longhand<T>(name, true)
    {
        Reading = reading,
        Computing = (style, value, _) => style.Typography = set(style.Typography, value),
        Copying = (from, to) => to.Typography = set(to.Typography, get(from.Typography)),
    };

    private static bool ReadWhiteSpace(ref ValueReader reader, object?[] values)
    {
        (Values.WhiteSpaceCollapse, Values.TextWrapMode)? known = reader.Peek() is { Kind: Syntax.TokenKind.Ident, Text: var name } ? name.ToLowerInvariant() switch
        {
            "normal" => (Values.WhiteSpaceCollapse.Collapse, Values.TextWrapMode.Wrap),
            "pre" => (Values.WhiteSpaceCollapse.Preserve, Values.TextWrapMode.Nowrap),
            "pre-wrap" => (Values.WhiteSpaceCollapse.Preserve, Values.TextWrapMode.Wrap),
            "pre-line" => (Values.WhiteSpaceCollapse.PreserveBreaks, Values.TextWrapMode.Wrap),
            _ => null,
        } : null;
        if (known is not { } pair) return Shorthand.TakeAnyOrder(ref reader, [WhiteSpaceCollapse, TextWrapMode], values);
        (values[0], values[1]) = (pair.Item1, pair.Item2);
        reader.Skip();
        return true;
    }

    // CSS Text 4, 8.5: none turns both off, auto leaves both to the user agent.
    private static bool ReadSpacing(ref ValueReader reader, object?[] values)
    {
        if (reader.TryKeyword("none")) (values[0], values[1]) = (TextSpacingTrim.SpaceAll, TextAutospace.NoAutospace);
        else if (reader.TryKeyword("auto")) (values[0], values[1]) = (TextSpacingTrim.Auto, TextAutospace.Normal);
        else if (reader.TryKeyword("normal")) (values[0], values[1]) = (TextSpacingTrim.Normal, TextAutospace.Normal);
        else return Shorthand.TakeAnyOrder(ref reader, [SpacingTrim, Autospace], values);
        return true;
    }

    private static bool ReadAutospace(ref ValueReader reader, out TextAutospace value)
    {
        value = TextAutospace.Normal;
        if (reader.TryKeyword("normal") || reader.TryKeyword("auto")) return true;
        value = TextAutospace.NoAutospace;
        if (reader.TryKeyword("no-autospace")) return true;
        var isInsert = false;
        while (!reader.AtEnd)
        {
            if (!isInsert && reader.TryKeyword("insert")) isInsert = true;
            else if (reader.TryKeyword<TextAutospace>(out var part) && part is not (TextAutospace.NoAutospace or TextAutospace.Normal) && !value.HasFlag(part)) value |= part;
            else return false;
        }
        return (value & ~TextAutospace.Replace) != TextAutospace.NoAutospace && !(isInsert && value.HasFlag(TextAutospace.Replace));
    }

    private static void SetIndent(ComputedStyle style, LengthPercent length, bool hangs, bool isEachLine)
    {
        style.TextIndent = length;
        if (hangs != style.Typography.IndentHangs || isEachLine != style.Typography.IndentsEachLine)
            style.Typography = style.Typography with { IndentHangs = hangs, IndentsEachLine = isEachLine };
    }

    private static bool ReadIndent(ref ValueReader reader, out TextIndentValue value)
    {
        value = default;
        var hasLength = false;
        while (!reader.AtEnd)
        {
            if (!hasLength && reader.TryLength(out var length)) (value, hasLength) = (value with { Length = length }, true);
            else if (!value.Hangs && reader.TryKeyword("hanging")) value = value with { Hangs = true };
            else if (!value.IsEachLine && reader.TryKeyword("each-line")) value = value with { IsEachLine = true };
            else return false;
        }
        return hasLength;
    }

    private static bool ReadPercentage(ref ValueReader reader, out double em)
    {
        em = 0;
        if (!reader.TryLength(out var length) || length.Percent < 0 || length != Length.OfPercent(length.Percent)) return false;
        em = length.Percent / 100;
        return true;
    }

    // CSS Text 3, 6.4: distribute is the old name of inter-character.
    private static bool ReadJustify(ref ValueReader reader, out TextJustify value)
    {
        value = TextJustify.InterCharacter;
        return reader.TryKeyword("distribute") || reader.TryKeyword(out value);
    }
}

/// <summary>A specified <c>text-indent</c>.</summary>
internal readonly record struct TextIndentValue(Length Length, bool Hangs, bool IsEachLine);
