using System.Text;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Fonts;

/// <summary>A ToUnicode CMap (9.10.3) over codes of two bytes.</summary>
internal sealed class UnicodeMap
{
    /// <summary>What a code without text stands for.</summary>
    public const int None = -1;

    private const int LongestText = 64;

    private readonly List<string> _texts = [];
    private int[] _codePoints;

    private UnicodeMap()
    {
        _codePoints = new int[256];
        Array.Fill(_codePoints, None);
    }

    /// <summary>One more than the highest code with a text.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a code; null when it has none.</summary>
    public string? this[int code] => CodePointOf(code) switch
    {
        None => null,
        >= 0 and var point => char.ConvertFromUtf32(point),
        var text => _texts[-2 - text],
    };

    /// <summary>The code point a code stands for; <see cref="None"/> for none, and smaller for several.</summary>
    public int CodePointOf(int code) => (uint)code < (uint)_codePoints.Length ? _codePoints[code] : None;

    /// <summary>Reads a map.</summary>
    /// <param name="bytes">The CMap.</param>
    /// <exception cref="PdfSyntaxException">It cannot be read.</exception>
    public static UnicodeMap Read(ReadOnlySpan<byte> bytes)
    {
        var map = new UnicodeMap();
        var reader = new CMapReader(bytes, map);
        reader.Read();
        return map;
    }

    private void Set(int code, ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LongestText || text.Length % 2 != 0) throw new PdfSyntaxException("a text in the ToUnicode map is no UTF-16");
        if (code >= _codePoints.Length)
        {
            var before = _codePoints.Length;
            Array.Resize(ref _codePoints, Math.Max(code + 1, 2 * before));
            Array.Fill(_codePoints, None, before, _codePoints.Length - before);
        }

        Count = Math.Max(Count, code + 1);
        _codePoints[code] = PointOf(text);
    }

    private int PointOf(ReadOnlySpan<byte> text)
    {
        var first = (text[0] << 8) | text[1];
        if (text.Length == 2 && !char.IsSurrogate((char)first)) return first;
        if (text.Length == 4 && char.IsSurrogatePair((char)first, (char)((text[2] << 8) | text[3]))) return char.ConvertToUtf32((char)first, (char)((text[2] << 8) | text[3]));
        _texts.Add(Encoding.BigEndianUnicode.GetString(text));
        return -1 - _texts.Count;
    }

    /// <summary>Goes through the sections; what stands between them says who made the map.</summary>
    private ref struct CMapReader(ReadOnlySpan<byte> bytes, UnicodeMap map)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private PdfLexer _lexer = new(bytes, 0);

        public void Read()
        {
            while (_lexer.Next() is { Kind: not PdfKind.End } token)
            {
                if (token.Kind != PdfKind.Keyword) continue;
                var word = _bytes.Slice(token.Start, token.Extent);
                if (word.SequenceEqual("endcmap"u8)) return;
                if (word.SequenceEqual("beginbfchar"u8)) ReadCharacters();
                else if (word.SequenceEqual("beginbfrange"u8)) ReadRanges();
            }

            throw new PdfSyntaxException("the ToUnicode map ends before endcmap");
        }

        private void ReadCharacters()
        {
            Span<byte> text = stackalloc byte[LongestText];
            while (_lexer.Next() is { Kind: not PdfKind.Keyword } token) map.Set(Code(token), Text(_lexer.Next(), text));
        }

        private void ReadRanges()
        {
            Span<byte> text = stackalloc byte[LongestText];
            while (_lexer.Next() is { Kind: not PdfKind.Keyword } token)
            {
                var (first, last, to) = (Code(token), Code(_lexer.Next()), _lexer.Next());
                if (last < first || last >> 8 != first >> 8) throw new PdfSyntaxException("a range of the ToUnicode map runs backwards or leaves its high byte");
                if (to.Kind == PdfKind.Array) ReadArray(first, last);
                else ReadRising(first, last, Text(to, text));
            }
        }

        private void ReadArray(int first, int last)
        {
            Span<byte> text = stackalloc byte[LongestText];
            for (var code = first; code <= last; code++) map.Set(code, Text(_lexer.Next(), text));
            if (_lexer.Next().Kind != PdfKind.ArrayEnd) throw new PdfSyntaxException("a range of the ToUnicode map has another length than its array");
        }

        private readonly void ReadRising(int first, int last, Span<byte> text)
        {
            if (text.Length == 0 || text[^1] + last - first > 0xFF) throw new PdfSyntaxException("a range of the ToUnicode map leaves the last byte of its text");
            for (var code = first; code <= last; code++, text[^1]++) map.Set(code, text);
        }

        private readonly int Code(PdfToken token)
        {
            if (token is not { Kind: PdfKind.HexadecimalString, Extent: 4 }) throw new PdfSyntaxException("a code in the ToUnicode map has not two bytes");
            var value = 0;
            foreach (var digit in _bytes.Slice(token.Start, 4)) value = (value << 4) | PdfStrings.Digit(digit);
            return value;
        }

        private readonly Span<byte> Text(PdfToken token, Span<byte> to)
        {
            if (token is not { Kind: PdfKind.HexadecimalString, Extent: > 0 and <= 2 * LongestText }) throw new PdfSyntaxException("a text in the ToUnicode map is no UTF-16");
            return to[..PdfStrings.Read(PdfKind.HexadecimalString, _bytes.Slice(token.Start, token.Extent), to)];
        }
    }
}
