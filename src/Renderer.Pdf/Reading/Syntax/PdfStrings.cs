namespace Renderer.Pdf.Reading.Syntax;

/// <summary>What strings and names stand for (7.3.4, 7.3.5).</summary>
internal static class PdfStrings
{
    /// <summary>The bytes of a string, written to the front of <paramref name="to"/>, which must be as long as what is read.</summary>
    /// <returns>How many.</returns>
    public static int Read(PdfKind kind, ReadOnlySpan<byte> written, Span<byte> to)
    {
        if (kind == PdfKind.HexadecimalString) return Hexadecimal(written, to);
        if (kind == PdfKind.EscapedString) return Unescaped(written, to);
        written.CopyTo(to);
        return written.Length;
    }

    /// <summary>A name's bytes, with #xx resolved.</summary>
    public static byte[] Name(ReadOnlySpan<byte> written)
    {
        var name = new List<byte>(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != '#')
            {
                name.Add(written[i]);
                continue;
            }

            if (i + 2 >= written.Length) throw new PdfSyntaxException("a name ends inside #xx");
            name.Add((byte)((Digit(written[i + 1]) << 4) | Digit(written[i + 2])));
            i += 2;
        }

        return [.. name];
    }

    /// <summary>The value of a hexadecimal digit.</summary>
    public static int Digit(byte digit)
    {
        var value = (uint)(digit - '0');
        if (value <= 9) return (int)value;
        value = (uint)((digit | 0x20) - 'a');
        return value <= 5 ? (int)value + 10 : throw new PdfSyntaxException("a hexadecimal digit is none");
    }

    private static int Hexadecimal(ReadOnlySpan<byte> digits, Span<byte> to)
    {
        var count = 0;
        foreach (var digit in digits)
        {
            if (digit is 0 or (byte)'\t' or (byte)'\n' or 12 or (byte)'\r' or (byte)' ') continue;
            // A last digit alone stands for itself and a 0.
            if ((count & 1) == 0) to[count / 2] = (byte)(Digit(digit) << 4);
            else to[count / 2] |= (byte)Digit(digit);
            count++;
        }

        return (count + 1) / 2;
    }

    private static int Unescaped(ReadOnlySpan<byte> raw, Span<byte> to)
    {
        var count = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\r')
            {
                if (i + 1 < raw.Length && raw[i + 1] == '\n') i++;
                to[count++] = (byte)'\n';
            }
            else if (raw[i] == '\\' && i + 1 < raw.Length) i = Escape(raw, i + 1, to, ref count);
            else to[count++] = raw[i];
        }

        return count;
    }

    /// <summary>Writes what an escape stands for and returns its last position.</summary>
    private static int Escape(ReadOnlySpan<byte> raw, int at, Span<byte> to, ref int count)
    {
        if (raw[at] is >= (byte)'0' and <= (byte)'7')
        {
            var (value, end) = (0, Math.Min(raw.Length, at + 3));
            for (; at < end && raw[at] is >= (byte)'0' and <= (byte)'7'; at++) value = (value * 8) + (raw[at] - '0');
            to[count++] = (byte)value;
            return at - 1;
        }

        if (raw[at] == '\r') return at + 1 < raw.Length && raw[at + 1] == '\n' ? at + 1 : at;
        if (raw[at] == '\n') return at;
        to[count++] = raw[at] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', var other => other };
        return at;
    }
}
