using System.Buffers;

namespace Renderer.Pdf.Reading;

/// <summary>The characters of PDF (7.2), from a position on: white space, numbers, names, strings, keywords.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes, int position)
{
    private static readonly SearchValues<byte> Space = SearchValues.Create("\0\t\n\f\r "u8);
    private static readonly SearchValues<byte> NotRegular = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; } = position;

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    /// <summary>The byte here; 0 at the end.</summary>
    public readonly byte Current => Position < _bytes.Length ? _bytes[Position] : (byte)0;

    /// <summary>The byte after this one; 0 at the end.</summary>
    public readonly byte Following => Position + 1 < _bytes.Length ? _bytes[Position + 1] : (byte)0;

    public void SkipSpace()
    {
        while (Position < _bytes.Length)
        {
            if (_bytes[Position] == '%') SkipComment();
            else if (Space.Contains(_bytes[Position])) Position++;
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

    /// <summary>Regular characters up to white space or a delimiter.</summary>
    public ReadOnlySpan<byte> TakeRegular()
    {
        var rest = _bytes[Math.Min(Position, _bytes.Length)..];
        var length = rest.IndexOfAny(NotRegular);
        if (length < 0) length = rest.Length;
        Position += length;
        return rest[..length];
    }

    /// <summary>Digits as a number, if digits and no more than nine stand here.</summary>
    public bool TryTakeDigits(out int value)
    {
        var start = Position;
        value = 0;
        while (Position < _bytes.Length && Position - start < 9 && char.IsAsciiDigit((char)_bytes[Position])) value = (value * 10) + (_bytes[Position++] - '0');
        if (Position > start && !char.IsAsciiDigit((char)Current)) return true;
        Position = start;
        return false;
    }

    /// <summary>A number (7.3.3): sign, digits, perhaps a point and more digits.</summary>
    public PdfValue TakeNumber()
    {
        var text = TakeRegular();
        var digits = text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text;
        var (value, scale, isReal, count) = (0.0, 1.0, false, 0);
        foreach (var b in digits)
        {
            if (b == '.' && !isReal)
            {
                isReal = true;
                continue;
            }

            if (!char.IsAsciiDigit((char)b)) throw new PdfSyntaxException("a number has characters that are no digits");
            value = (value * 10) + (b - '0');
            if (isReal) scale *= 10;
            count++;
        }

        // Annex C: implementations differ beyond 32 bits.
        if (count == 0 || count > 20) throw new PdfSyntaxException("a number has no digits, or too many");
        value = text[0] == '-' ? -value / scale : value / scale;
        if (isReal) return PdfValue.Real(value);
        return Math.Abs(value) <= int.MaxValue ? PdfValue.OfInteger((int)value) : throw new PdfSyntaxException("an integer does not fit 32 bits");
    }

    /// <summary>A name's bytes behind its solidus, with #xx resolved (7.3.5).</summary>
    public ReadOnlySpan<byte> TakeName()
    {
        Position++;
        var raw = TakeRegular();
        if (!raw.Contains((byte)'#')) return raw;
        var name = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '#')
            {
                name.Add(raw[i]);
                continue;
            }

            if (i + 2 >= raw.Length) throw new PdfSyntaxException("a name ends inside #xx");
            name.Add((byte)((HexDigit(raw[i + 1]) << 4) | HexDigit(raw[i + 2])));
            i += 2;
        }

        return name.ToArray();
    }

    /// <summary>A hexadecimal string (7.3.4.3).</summary>
    public byte[] TakeHexadecimal()
    {
        var length = _bytes[++Position..].IndexOf((byte)'>');
        if (length < 0) throw new PdfSyntaxException("a hexadecimal string does not end");
        var digits = _bytes.Slice(Position, length);
        Position += length + 1;
        var result = new byte[(digits.Length + 1) / 2];
        var count = 0;
        foreach (var digit in digits)
        {
            if (Space.Contains(digit)) continue;
            // A last digit alone stands for itself and a 0.
            result[count / 2] |= (byte)(HexDigit(digit) << (4 * (1 - (count & 1))));
            count++;
        }

        return result.Length == (count + 1) / 2 ? result : result[..((count + 1) / 2)];
    }

    /// <summary>A literal string (7.3.4.2).</summary>
    public byte[] TakeLiteral()
    {
        var end = EndOfLiteral(out var isPlain);
        var raw = _bytes[(Position + 1)..end];
        Position = end + 1;
        return isPlain ? raw.ToArray() : Unescaped(raw);
    }

    private readonly int EndOfLiteral(out bool isPlain)
    {
        var depth = 0;
        isPlain = true;
        for (var i = Position; i < _bytes.Length; i++)
        {
            switch (_bytes[i])
            {
                case (byte)'\\':
                    i++;
                    isPlain = false;
                    break;
                case (byte)'\r':
                    isPlain = false;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return i;
            }
        }

        throw new PdfSyntaxException("a string does not end");
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> raw)
    {
        var result = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\r')
            {
                // An end of line is read as a line feed, however it is written.
                if (i + 1 < raw.Length && raw[i + 1] == '\n') i++;
                result.Add((byte)'\n');
            }
            else if (raw[i] == '\\' && i + 1 < raw.Length) i = AddEscaped(raw, i + 1, result);
            else result.Add(raw[i]);
        }

        return [.. result];
    }

    /// <summary>Adds what an escape stands for and returns its last position.</summary>
    private static int AddEscaped(ReadOnlySpan<byte> raw, int at, List<byte> result)
    {
        if (raw[at] is >= (byte)'0' and <= (byte)'7')
        {
            var (value, end) = (0, Math.Min(raw.Length, at + 3));
            for (; at < end && raw[at] is >= (byte)'0' and <= (byte)'7'; at++) value = (value * 8) + (raw[at] - '0');
            result.Add((byte)value);
            return at - 1;
        }

        if (raw[at] == '\r') return at + 1 < raw.Length && raw[at + 1] == '\n' ? at + 1 : at;
        if (raw[at] == '\n') return at;
        result.Add(raw[at] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', var other => other });
        return at;
    }

    private void SkipComment()
    {
        var length = _bytes[Position..].IndexOfAny((byte)'\r', (byte)'\n');
        Position = length < 0 ? _bytes.Length : Position + length;
    }

    private static int HexDigit(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : throw new PdfSyntaxException("a hexadecimal digit is none");
}
