using System.Text;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Text strings (7.9.2.2).</summary>
internal static class TextString
{
    /// <summary>The text: UTF-16 or UTF-8 where its mark says so, else as PDFDocEncoding, of which the Latin letters are read.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.Latin1.GetString(bytes),
    };
}
