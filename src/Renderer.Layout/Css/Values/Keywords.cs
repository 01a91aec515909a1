namespace Renderer.Layout.Css.Values;

/// <summary><c>display</c> values with a layout of their own.</summary>
internal enum Display : byte
{
    Inline, Block, FlowRoot, InlineBlock, ListItem, None, Contents,
    Table, InlineTable, TableRowGroup, TableHeaderGroup, TableFooterGroup, TableRow, TableCell, TableColumn, TableColumnGroup, TableCaption,
    Flex, InlineFlex,
}

/// <summary><c>text-align</c>; <see cref="HeaderCenter"/> is the user agent's own for <c>th</c>: centred unless an ancestor says otherwise.</summary>
internal enum TextAlign : byte { Start, End, Left, Right, Center, Justify, HeaderCenter }

/// <summary><c>text-align-last</c>.</summary>
internal enum TextAlignLast : byte { Auto, Start, End, Left, Right, Center, Justify }

/// <summary><c>line-break</c>.</summary>
internal enum LineBreakStrictness : byte { Auto, Loose, Normal, Strict, Anywhere }

/// <summary><c>word-break</c>.</summary>
internal enum WordBreak : byte { Normal, BreakAll, KeepAll, BreakWord }

/// <summary><c>overflow-wrap</c>.</summary>
internal enum OverflowWrap : byte { Normal, BreakWord, Anywhere }

/// <summary><c>hyphens</c>, as far as no dictionary is needed.</summary>
internal enum Hyphens : byte { Manual, None }

/// <summary><c>text-spacing-trim</c>.</summary>
internal enum TextSpacingTrim : byte { Normal, SpaceAll, SpaceFirst, TrimStart, TrimBoth, TrimAll, Auto }

/// <summary><c>text-transform</c>.</summary>
internal enum TextTransform : byte { None, Uppercase, Lowercase, Capitalize }

/// <summary><c>vertical-align</c> keywords; <see cref="Length"/> stands for a shift.</summary>
internal enum VerticalAlign : byte { Baseline, Sub, Super, Middle, Top, Bottom, TextTop, TextBottom, Length }

/// <summary><c>border-style</c>.</summary>
internal enum BorderStyle : byte { None, Hidden, Inset, Groove, Outset, Ridge, Dotted, Dashed, Solid, Double }

/// <summary><c>break-before</c> and <c>break-after</c>.</summary>
internal enum BreakRule : byte { Auto, Avoid, AvoidPage, Page, Left, Right, Recto, Verso, Always, All }

/// <summary><c>break-inside</c>.</summary>
internal enum BreakInside : byte { Auto, Avoid, AvoidPage }

/// <summary><c>box-decoration-break</c>.</summary>
internal enum BoxDecorationBreak : byte { Slice, Clone }

/// <summary><c>box-sizing</c>.</summary>
internal enum BoxSizing : byte { ContentBox, BorderBox }

/// <summary><c>table-layout</c>.</summary>
internal enum TableAlgorithm : byte { Auto, Fixed }

/// <summary><c>border-collapse</c>.</summary>
internal enum BorderCollapse : byte { Separate, Collapse }

/// <summary><c>caption-side</c>.</summary>
internal enum CaptionSide : byte { Top, Bottom }

/// <summary><c>empty-cells</c>.</summary>
internal enum EmptyCells : byte { Show, Hide }

/// <summary><c>visibility</c>.</summary>
internal enum Visibility : byte { Visible, Hidden, Collapse }

/// <summary><c>list-style-position</c>.</summary>
internal enum ListStylePosition : byte { Outside, Inside }

/// <summary><c>text-decoration-line</c>.</summary>
[Flags]
internal enum DecorationLines : byte { None = 0, Underline = 1, Overline = 2, LineThrough = 4 }

/// <summary><c>fill-rule</c> and <c>clip-rule</c>.</summary>
internal enum FillRule : byte { Nonzero, Evenodd }

/// <summary><c>stroke-linecap</c>.</summary>
internal enum StrokeLinecap : byte { Butt, Round, Square }

/// <summary><c>stroke-linejoin</c>.</summary>
internal enum StrokeLinejoin : byte { Miter, Round, Bevel }

/// <summary><c>text-anchor</c>.</summary>
internal enum TextAnchor : byte { Start, Middle, End }

/// <summary><c>dominant-baseline</c>.</summary>
internal enum DominantBaseline : byte { Auto, Alphabetic, Middle, Central, Hanging, Mathematical, Ideographic, TextTop, TextBottom, TextBeforeEdge, TextAfterEdge }
