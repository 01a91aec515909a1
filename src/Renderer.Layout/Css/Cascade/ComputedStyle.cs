using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Cascade;

/// <summary>The computed values of one element, shared by all elements that get the same ones. Lengths are points.</summary>
/// <remarks>Only <see cref="StyleComputer"/> writes the properties, before anybody else sees the style; from then on it never changes.</remarks>
internal sealed class ComputedStyle
{
    public static readonly ComputedStyle Initial = new();

    public ImmutableArray<string> FontFamily { get; set; } = ["serif"];
    public double FontSize { get; set; } = 12; // medium is 16 px
    public int FontWeight { get; set; } = 400;
    public bool IsItalic { get; set; }
    public FontVariant FontVariant { get; set; } = FontVariant.Normal;
    public LineHeight LineHeight { get; set; } = LineHeight.Normal;
    public Color Color { get; set; } = Color.Black;
    public double LetterSpacing { get; set; }
    public double WordSpacing { get; set; }
    public LengthPercent TextIndent { get; set; }
    public TextAlign TextAlign { get; set; }
    public WritingMode WritingMode { get; set; }

    /// <summary>Pairs of quotation marks, outer ones first.</summary>
    public ImmutableArray<string> Quotes { get; set; } = ["“", "”", "‘", "’"];
    public TextOrientation TextOrientation { get; set; }
    public TextAlignLast TextAlignLast { get; set; }
    public TextTransform TextTransform { get; set; }
    public TextSpacingTrim TextSpacingTrim { get; set; }
    public WhiteSpaceCollapse WhiteSpaceCollapse { get; set; }
    public TextWrapMode TextWrapMode { get; set; }
    public Typography Typography { get; set; } = Typography.Initial;
    public LineBreakStrictness LineBreak { get; set; }
    public WordBreak WordBreak { get; set; }
    public OverflowWrap OverflowWrap { get; set; }
    public Hyphens Hyphens { get; set; }
    public double TabSize { get; set; } = 8;
    public string ListStyleType { get; set; } = "disc";
    public ListStylePosition ListStylePosition { get; set; }
    public BorderCollapse BorderCollapse { get; set; }
    public double BorderSpacingX { get; set; }
    public double BorderSpacingY { get; set; }
    public CaptionSide CaptionSide { get; set; }
    public EmptyCells EmptyCells { get; set; }
    public Visibility Visibility { get; set; }
    public int Orphans { get; set; } = 2;
    public int Widows { get; set; } = 2;
    public ImmutableDictionary<string, ReadOnlyMemory<CssToken>> Variables { get; set; } = ImmutableDictionary<string, ReadOnlyMemory<CssToken>>.Empty;

    /// <summary>Decorations of this element and of those whose decorations reach into it (CSS Text Decoration 3, 2).</summary>
    public ImmutableArray<Decoration> Decorations { get; set; } = [];

    public Display Display { get; set; }
    public LengthPercent Width { get; set; } = LengthPercent.Auto;
    public LengthPercent Height { get; set; } = LengthPercent.Auto;
    public LengthPercent MinWidth { get; set; } = LengthPercent.Auto;
    public LengthPercent MinHeight { get; set; } = LengthPercent.Auto;
    public LengthPercent MaxWidth { get; set; } = LengthPercent.Auto;
    public LengthPercent MaxHeight { get; set; } = LengthPercent.Auto;
    public Sides<LengthPercent> Margin { get; set; }
    public Sides<LengthPercent> Padding { get; set; }
    public Sides<BorderEdge> Border { get; set; } = new(BorderEdge.Initial, BorderEdge.Initial, BorderEdge.Initial, BorderEdge.Initial);
    public Paint Background { get; set; } = Paint.Transparent;
    public BoxSizing BoxSizing { get; set; }
    public PictureValues Picture { get; set; } = PictureValues.Initial;
    public FlexValues Flex { get; set; } = FlexValues.Initial;
    public Placement Placement { get; set; } = Placement.Static;
    public VerticalAlign VerticalAlign { get; set; }
    public LengthPercent VerticalShift { get; set; }
    public DecorationLines DecorationLines { get; set; }
    public Paint DecorationColor { get; set; }
    public DecorationStyle DecorationStyle { get; set; }
    public LengthPercent DecorationThickness { get; set; } = LengthPercent.Auto;
    public TableAlgorithm TableLayout { get; set; }

    /// <summary>The caption on pages the table goes on to, U+FFFC in it standing for the caption's own text; null for none.</summary>
    public string? CaptionContinued { get; set; }

    public BreakRule BreakBefore { get; set; }
    public BreakRule BreakAfter { get; set; }
    public BreakInside BreakInside { get; set; }
    public BoxDecorationBreak BoxDecorationBreak { get; set; }
    public string Page { get; set; } = "";
    public ImmutableArray<ContentPart> Content { get; set; }
    public ImmutableArray<CounterChange> CounterReset { get; set; } = [];
    public ImmutableArray<CounterChange> CounterSet { get; set; } = [];
    public ImmutableArray<CounterChange> CounterIncrement { get; set; } = [];
    public ImmutableArray<NamedString> StringSet { get; set; } = [];

    public ShapeStyle Shape { get; set; } = ShapeStyle.Initial;
    public ShapeEffects Effects { get; set; } = ShapeEffects.Initial;

    /// <summary>The faces of the font stack and the primary one's metrics at this size.</summary>
    public FontStack Fonts { get; set; } = FontStack.None;

    public bool HasBorder => Border.Top.UsedWidth > 0 || Border.Right.UsedWidth > 0 || Border.Bottom.UsedWidth > 0 || Border.Left.UsedWidth > 0;

    public bool PreservesSpaces => WhiteSpaceCollapse is WhiteSpaceCollapse.Preserve or WhiteSpaceCollapse.BreakSpaces;

    public bool PreservesNewlines => WhiteSpaceCollapse != WhiteSpaceCollapse.Collapse;

    public bool Wraps => TextWrapMode == TextWrapMode.Wrap;

    public bool IsInlineLevel => Display is Display.Inline or Display.InlineBlock or Display.InlineTable or Display.InlineFlex or Display.Contents;

    /// <summary>Whether text goes down, in lines from right to left.</summary>
    public bool IsVertical => WritingMode == WritingMode.VerticalRl;

    public bool IsFlexContainer => Display is Display.Flex or Display.InlineFlex;

    /// <summary>Used line height in points.</summary>
    public double UsedLineHeight =>
        LineHeight.IsNormal ? Fonts.NormalLineHeight * FontSize : LineHeight.IsFactor ? LineHeight.Value * FontSize : LineHeight.Value;

    /// <summary>A copy for a child element to start from: inherited values kept, all others initial.</summary>
    public ComputedStyle Inherit() => new()
    {
        FontFamily = FontFamily,
        FontSize = FontSize,
        FontWeight = FontWeight,
        IsItalic = IsItalic,
        FontVariant = FontVariant,
        LineHeight = LineHeight,
        Color = Color,
        LetterSpacing = LetterSpacing,
        WordSpacing = WordSpacing,
        TextIndent = TextIndent,
        TextAlign = TextAlign,
        WritingMode = WritingMode,
        Quotes = Quotes,
        TextOrientation = TextOrientation,
        TextAlignLast = TextAlignLast,
        TextTransform = TextTransform,
        TextSpacingTrim = TextSpacingTrim,
        WhiteSpaceCollapse = WhiteSpaceCollapse,
        TextWrapMode = TextWrapMode,
        Typography = Typography,
        LineBreak = LineBreak,
        WordBreak = WordBreak,
        OverflowWrap = OverflowWrap,
        Hyphens = Hyphens,
        TabSize = TabSize,
        ListStyleType = ListStyleType,
        ListStylePosition = ListStylePosition,
        BorderCollapse = BorderCollapse,
        BorderSpacingX = BorderSpacingX,
        BorderSpacingY = BorderSpacingY,
        CaptionSide = CaptionSide,
        EmptyCells = EmptyCells,
        Visibility = Visibility,
        Orphans = Orphans,
        Widows = Widows,
        Variables = Variables,
        Decorations = Decorations,
        Fonts = Fonts,
        Shape = Shape,
    };

    /// <summary>The style of an anonymous box of this element (CSS 2.1, 9.2.1.1).</summary>
    public ComputedStyle Anonymous(Display display)
    {
        var style = Inherit();
        style.Display = display;
        return style;
    }
}

/// <summary>One value per side of a box.</summary>
internal readonly record struct Sides<T>(T Top, T Right, T Bottom, T Left)
{
    public T this[int side] => side switch { 0 => Top, 1 => Right, 2 => Bottom, _ => Left };

    public Sides<T> With(int side, T value) => side switch
    {
        0 => this with { Top = value },
        1 => this with { Right = value },
        2 => this with { Bottom = value },
        _ => this with { Left = value },
    };
}

/// <summary>One border: no style means no width.</summary>
internal readonly record struct BorderEdge(double Width, BorderStyle Style, Paint Color)
{
    // medium is 3 px
    public static readonly BorderEdge Initial = new(2.25, BorderStyle.None, Paint.Current);

    public double UsedWidth => Style is BorderStyle.None or BorderStyle.Hidden ? 0 : Width;
}

/// <summary>One piece of <c>content</c>: literal text, or what stands for text that is known later.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, pattern or address itself, or the name of a counter, string or attribute.</param>
/// <param name="CounterStyle">How a counter's value is written.</param>
/// <param name="Separator">Between the values of counters; of a string or a text, the keyword that says which.</param>
internal readonly record struct ContentPart(ContentKind Kind, string Text, string CounterStyle = "decimal", string Separator = "")
{
    /// <summary>The element that <c>target-counter()</c> and its like speak of.</summary>
    public ContentTarget? Target { get; init; }
}

/// <summary>What a <see cref="ContentPart"/> stands for.</summary>
internal enum ContentKind : byte { Text, OpenQuote, CloseQuote, Counter, Counters, Attribute, NamedString, ElementText, TargetCounter, TargetCounters, TargetText, Leader, Image }

/// <summary>The address of a target: written out, or an attribute's name.</summary>
internal sealed record ContentTarget(string Text, bool IsAttribute);

/// <summary>A named string and what an element sets it to (CSS Generated Content for Paged Media 3, 1.1).</summary>
internal readonly record struct NamedString(string Name, ImmutableArray<ContentPart> Parts);

/// <summary>A counter's name and the number it is reset, set or incremented to or by.</summary>
internal readonly record struct CounterChange(string Name, int Value);
