using System.Text;

namespace Renderer.Pdf.Reading;

/// <summary>A ToUnicode CMap (9.10.3) over codes of two bytes.</summary>
internal sealed class UnicodeMap
{
    private string?[] _texts = new string?[512];

    /// <summary>The text of a code; null when it has none.</summary>
    public string? this[int code] => (uint)code < (uint)_texts.Length ? _texts[code] : null;

    /// <exception cref="PdfSyntaxException">It cannot be read.</exception>
    public static UnicodeMap Read(ReadOnlyMemory<byte> bytes, NameTable names)
    {
        var map = new UnicodeMap();
        var parser = new PdfParser(bytes, 0, names) { ReadsReferences = false };
        var isClosed = false;
        while (parser.HasMore())
        {
            // What is not a section says who made the map.
            if (parser.IsAtValue) parser.TakeValue();
            else isClosed |= map.TakeSection(ref parser) == "endcmap";
        }

        return isClosed ? map : throw new PdfSyntaxException("the ToUnicode map ends before endcmap");
    }

    private string TakeSection(ref PdfParser parser)
    {
        var keyword = parser.TakeKeyword();
        if (keyword == "beginbfchar")
        {
            while (!parser.TryTake("endbfchar"u8)) Set(Code(parser.TakeValue()), parser.TakeValue());
        }

        if (keyword == "beginbfrange")
        {
            while (!parser.TryTake("endbfrange"u8)) SetRange(Code(parser.TakeValue()), Code(parser.TakeValue()), parser.TakeValue());
        }

        return keyword;
    }

    private static int Code(PdfValue value) => value.String is [var high, var low] ? (high << 8) | low : throw new PdfSyntaxException("a code in the ToUnicode map has not two bytes");

    private void SetRange(int first, int last, PdfValue to)
    {
        if (last < first || last >> 8 != first >> 8) throw new PdfSyntaxException("a range of the ToUnicode map runs backwards or leaves its high byte");
        if (to.Kind == PdfKind.Array && to.Items.Length != last - first + 1) throw new PdfSyntaxException("a range of the ToUnicode map has another length than its array");
        for (var code = first; code <= last; code++)
        {
            if (to.Kind == PdfKind.Array) Set(code, to.Items[code - first]);
            else Set(code, Risen(to, code - first));
        }
    }

    private void Set(int code, PdfValue text)
    {
        var bytes = text.String;
        if (text.Kind != PdfKind.String || bytes.Length is 0 or > 64 || bytes.Length % 2 != 0) throw new PdfSyntaxException("a text in the ToUnicode map is no UTF-16");
        if (code >= _texts.Length) Array.Resize(ref _texts, Math.Max(code + 1, 2 * _texts.Length));
        _texts[code] = Encoding.BigEndianUnicode.GetString(bytes);
    }

    private static PdfValue Risen(PdfValue start, int by)
    {
        var bytes = start.String.ToArray();
        if (bytes.Length == 0 || bytes[^1] + by > 0xFF) throw new PdfSyntaxException("a range of the ToUnicode map leaves the last byte of its text");
        bytes[^1] += (byte)by;
        return PdfValue.OfString(bytes);
    }
}
