namespace Renderer.Layout.Css.Values;

/// <summary><c>white-space-collapse</c>.</summary>
internal enum WhiteSpaceCollapse : byte { Collapse, Preserve, PreserveBreaks, BreakSpaces }

/// <summary><c>text-wrap-mode</c>.</summary>
internal enum TextWrapMode : byte { Wrap, Nowrap }

/// <summary><c>text-wrap-style</c>.</summary>
internal enum TextWrapStyle : byte { Auto, Balance, Stable, Pretty }

/// <summary><c>text-justify</c>.</summary>
internal enum TextJustify : byte { Auto, None, InterWord, InterCharacter }

/// <summary><c>text-autospace</c>: where ideographs get space from their neighbours, and whether a typed space counts.</summary>
[Flags]
internal enum TextAutospace : byte
{
    NoAutospace = 0,

    /// <summary>Beside letters of narrow scripts.</summary>
    IdeographAlpha = 1,

    /// <summary>Beside narrow digits.</summary>
    IdeographNumeric = 2,

    /// <summary>Around punctuation, where the language asks for it; Chinese does not.</summary>
    Punctuation = 4,

    /// <summary>A typed space in such a place becomes as wide as the inserted one.</summary>
    Replace = 8,

    Normal = IdeographAlpha | IdeographNumeric,
}

/// <summary><c>text-decoration-style</c>.</summary>
internal enum DecorationStyle : byte { Solid, Double, Dotted, Dashed, Wavy }
