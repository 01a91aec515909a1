namespace Renderer.Pdf.Reading.Syntax;

/// <summary>The types of objects (7.3), and the other words that stand between them.</summary>
internal enum PdfKind : byte
{
    Null,
    Boolean,
    Integer,
    Real,
    /// <summary>A literal string without escapes.</summary>
    String,
    /// <summary>A literal string with escapes.</summary>
    EscapedString,
    HexadecimalString,
    Name,
    Array,
    Dictionary,
    /// <summary>A dictionary that is followed by the bytes it describes.</summary>
    Stream,
    /// <summary>Those bytes.</summary>
    StreamBytes,
    Reference,
    Keyword,
    ArrayEnd,
    DictionaryEnd,
    /// <summary>Nothing is left.</summary>
    End,
}

/// <summary>One word of a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where its content begins. On a tape: in the file, or, as complement, among the bytes that were unpacked.</param>
/// <param name="Extent">Length of its content in bytes; of an integer or reference the number; of a container on a tape how many tokens are in it.</param>
internal readonly record struct PdfToken(PdfKind Kind, int Start, int Extent)
{
    public bool IsNumber => Kind is PdfKind.Integer or PdfKind.Real;

    public bool IsString => Kind is PdfKind.String or PdfKind.EscapedString or PdfKind.HexadecimalString;
}
