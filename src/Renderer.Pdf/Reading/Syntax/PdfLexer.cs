using System.Buffers;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>The words of PDF (7.2, 7.3), one after the other. Nothing is copied: a token says where its content stands.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes, int position)
{
    // 2^53 has 16 digits: what has more is no coordinate.
    private const int MostDigits = 16;

    private static readonly SearchValues<byte> HexadecimalSigns = SearchValues.Create("0123456789ABCDEFabcdef\0\t\n\f\r "u8);
    private static readonly SearchValues<byte> LiteralSigns = SearchValues.Create("()\\\r"u8);
    private static readonly bool[] Regular = RegularBytes();

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; } = position;

    /// <summary>Value of the number read last.</summary>
    public double Number { get; private set; }

    /// <exception cref="PdfSyntaxException">What stands here is no word.</exception>
    public PdfToken Next()
    {
        SkipSpace();
        if (Position >= _bytes.Length) return new(PdfKind.End, Position, 0);
        var start = Position++;
        switch (_bytes[start])
        {
            case (byte)'/':
                SkipRegular();
                return new(PdfKind.Name, start + 1, Position - start - 1);
            case (byte)'(':
                return Literal(start + 1);
            case (byte)'<' when TryTake('<'):
                return new(PdfKind.Dictionary, start, 2);
            case (byte)'<':
                return Hexadecimal(start + 1);
            case (byte)'>' when TryTake('>'):
                return new(PdfKind.DictionaryEnd, start, 2);
            case (byte)'[':
                return new(PdfKind.Array, start, 1);
            case (byte)']':
                return new(PdfKind.ArrayEnd, start, 1);
            case (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.':
                return Numeric(start);
            case (byte)')' or (byte)'>' or (byte)'{' or (byte)'}':
                throw new PdfSyntaxException("a delimiter stands where an object should");
            default:
                SkipRegular();
                return new(PdfKind.Keyword, start, Position - start);
        }
    }

    public void SkipSpace()
    {
        while (Position < _bytes.Length)
        {
            var b = _bytes[Position];
            if (b == '%') SkipComment();
            else if (b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0 or 12) Position++;
            else return;
        }
    }

    /// <summary>Whether these bytes stand here; they are passed when they do.</summary>
    public bool TryTake(ReadOnlySpan<byte> expected)
    {
        if (!_bytes[Math.Min(Position, _bytes.Length)..].StartsWith(expected)) return false;
        Position += expected.Length;
        return true;
    }

    /// <summary>Digits as a number.</summary>
    /// <exception cref="PdfSyntaxException">Something else stands here.</exception>
    public int TakeUnsigned(string what)
    {
        var token = Next();
        return token.Kind == PdfKind.Integer && token.Extent >= 0 ? token.Extent : throw new PdfSyntaxException($"{what} is missing");
    }

    /// <summary>Whether the integer just read is followed by what makes it a reference (7.3.10); that is passed when it is.</summary>
    public bool TryTakeReference()
    {
        if (TryTake(" 0 R"u8) && IsAtEndOfWord) return true;
        var start = Position;
        SkipSpace();
        if (Position > start && Position < _bytes.Length && char.IsAsciiDigit((char)_bytes[Position]))
        {
            SkipRegular();
            SkipSpace();
            if (TryTake("R"u8) && IsAtEndOfWord) return true;
        }

        Position = start;
        return false;
    }

    private readonly bool IsAtEndOfWord => Position >= _bytes.Length || !Regular[_bytes[Position]];

    private bool TryTake(char next)
    {
        if (Position >= _bytes.Length || _bytes[Position] != next) return false;
        Position++;
        return true;
    }

    private void SkipRegular()
    {
        var at = Position;
        while (at < _bytes.Length && Regular[_bytes[at]]) at++;
        Position = at;
    }

    // 7.2.2: all but white space and delimiters.
    private static bool[] RegularBytes()
    {
        var regular = new bool[256];
        Array.Fill(regular, true);
        foreach (var b in "\0\t\n\f\r ()<>[]{}/%"u8) regular[b] = false;
        return regular;
    }

    private void SkipComment()
    {
        var length = _bytes[Position..].IndexOfAny((byte)'\r', (byte)'\n');
        Position = length < 0 ? _bytes.Length : Position + length;
    }

    private PdfToken Numeric(int start)
    {
        var (at, isNegative) = (start, _bytes[start] == '-');
        if (isNegative || _bytes[start] == '+') at++;
        var (first, mantissa, scale) = (at, 0L, 0);
        var isReal = false;
        for (; at < _bytes.Length; at++)
        {
            var digit = (uint)(_bytes[at] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                scale += isReal ? 1 : 0;
            }
            else if (_bytes[at] == '.' && !isReal) isReal = true;
            else break;
            if (at - first > MostDigits) throw new PdfSyntaxException("a number has too many digits");
        }

        Position = at;
        if (!IsAtEndOfWord || at - first == (isReal ? 1 : 0)) throw new PdfSyntaxException("a number has no digits, or characters that are none");
        if (isNegative) mantissa = -mantissa;
        Number = isReal ? mantissa / Tens[scale] : mantissa;
        if (isReal) return new(PdfKind.Real, start, at - start);
        // Annex C: implementations differ beyond 32 bits.
        return mantissa is >= -int.MaxValue and <= int.MaxValue ? new(PdfKind.Integer, start, (int)mantissa) : throw new PdfSyntaxException("an integer does not fit 32 bits");
    }

    private static ReadOnlySpan<double> Tens => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17];

    private PdfToken Hexadecimal(int start)
    {
        var length = _bytes[start..].IndexOfAnyExcept(HexadecimalSigns);
        if (length < 0 || _bytes[start + length] != '>') throw new PdfSyntaxException("a hexadecimal string does not end, or has characters that are no digits");
        Position = start + length + 1;
        return new(PdfKind.HexadecimalString, start, length);
    }

    // 7.3.4.2: parentheses in balance need no escape; an end of line is read as a line feed, however it is written.
    private PdfToken Literal(int start)
    {
        var (at, depth, isPlain) = (start, 1, true);
        while (true)
        {
            var length = at < _bytes.Length ? _bytes[at..].IndexOfAny(LiteralSigns) : -1;
            if (length < 0) throw new PdfSyntaxException("a string does not end");
            at += length;
            switch (_bytes[at++])
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    if (--depth > 0) break;
                    Position = at;
                    return new(isPlain ? PdfKind.String : PdfKind.EscapedString, start, at - 1 - start);
                case (byte)'\\':
                    (at, isPlain) = (at + 1, false);
                    break;
                default:
                    isPlain = false;
                    break;
            }
        }
    }
}
