namespace Renderer.Layout.Inline;

/// <summary>Line breaking classes (UAX #14, section 5), resolved: no AI, CJ, SA, SG or XX; quotation marks and East Asian brackets told apart.</summary>
internal enum LineBreakClass : byte
{
    AL, BK, SP, ZW, WJ, GL, CM, ZWJ, BA, BB, B2, HY, CB, CL, CP, EX, IN, NS, OP, QU, IS, NU, PO, PR, SY, HL, ID, EB, EM, H2, H3, JL, JV, JT, RI,

    /// <summary>Small kana and the prolonged sound mark: NS when strict, ID otherwise.</summary>
    CJ,

    /// <summary>An opening quotation mark (QU and Pi).</summary>
    QuoteOpen,

    /// <summary>A closing quotation mark (QU and Pf).</summary>
    QuoteClose,

    /// <summary>The middle dot: part of a name between ideographs, a letter elsewhere.</summary>
    MiddleDot,
}
