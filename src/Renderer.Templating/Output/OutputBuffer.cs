using System.Buffers;
using System.Globalization;
using System.Text;

namespace Renderer.Templating.Output;

/// <summary>The growing output of a render as UTF-8: one pooled array, with marks to take back what was written since.</summary>
/// <param name="limit">Most bytes.</param>
/// <param name="expected">How many bytes there will probably be.</param>
internal sealed class OutputBuffer(int limit, int expected) : IDisposable
{
    // A UTF-16 code unit is at most three bytes of UTF-8; a pair of them is four.
    private const int MostBytesPerUnit = 3;

    // Longer than any number of 64 bits or decimal; a double may have 300 digits.
    private const int MostDigits = 512;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(expected);
    private char _half;
    private int _afterHalf = -1;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The last byte written, or NUL when empty.</summary>
    public byte Last => Length == 0 ? (byte)0 : _bytes[Length - 1];

    /// <summary>Everything written so far; valid until the next change.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>A place in the output to come back to.</summary>
    public int Mark()
    {
        _afterHalf = -1;
        return Length;
    }

    /// <summary>Writes UTF-8 as it is.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Grow(utf8.Length));
        Length += utf8.Length;
    }

    /// <summary>Writes UTF-8 with the characters special to HTML replaced.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> utf8)
    {
        for (var special = HtmlText.IndexOfSpecial(utf8); special >= 0; special = HtmlText.IndexOfSpecial(utf8))
        {
            Append(utf8[..special]);
            Append(HtmlText.Reference(utf8[special]));
            utf8 = utf8[(special + 1)..];
        }

        Append(utf8);
    }

    /// <summary>Writes text; half a surrogate pair becomes U+FFFD unless its other half is written next.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_afterHalf == Length && char.IsLowSurrogate(text[0]))
        {
            JoinHalves(text[0]);
            text = text[1..];
        }

        var room = Grow(text.Length <= limit / MostBytesPerUnit ? text.Length * MostBytesPerUnit : Encoding.UTF8.GetByteCount(text), text.Length);
        Length += Encoding.UTF8.GetBytes(text, room);
        EnsureLimit();
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            (_half, _afterHalf) = (text[^1], Length);
        }
    }

    /// <summary>Writes text with the characters special to HTML replaced.</summary>
    public void AppendEscaped(ReadOnlySpan<char> text)
    {
        for (var special = HtmlText.IndexOfSpecial(text); special >= 0; special = HtmlText.IndexOfSpecial(text))
        {
            Append(text[..special]);
            Append(HtmlText.Reference((byte)text[special]));
            text = text[(special + 1)..];
        }

        Append(text);
    }

    /// <summary>Writes a formattable value (a number) without a string in between.</summary>
    public void AppendFormatted<T>(T value) where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(Grow(MostDigits, 0), out var written, default, CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"{typeof(T)} is longer than {MostDigits} bytes.");
        }

        Length += written;
        EnsureLimit();
    }

    /// <summary>Writes a value in a format; false, and nothing written, when it is long or holds characters special to HTML.</summary>
    public bool TryAppend<T>(T value, string format, IFormatProvider culture) where T : IUtf8SpanFormattable
    {
        var room = Grow(MostDigits, 0);
        if (!value.TryFormat(room, out var written, format, culture) || HtmlText.IndexOfSpecial(room[..written]) >= 0)
        {
            return false;
        }

        Length += written;
        EnsureLimit();
        return true;
    }

    /// <summary>Indents what was written since <paramref name="mark"/>: after each of its line breaks, and at its start if that is a line's.</summary>
    public void Indent(int mark, ReadOnlySpan<byte> indent, bool isAtLineStart)
    {
        var written = _bytes.AsSpan(mark, Length - mark);
        if (written.Length == 0 || (!isAtLineStart && !written.Contains((byte)'\n')))
        {
            return;
        }

        var copy = ArrayPool<byte>.Shared.Rent(written.Length);
        written.CopyTo(copy);
        ReadOnlySpan<byte> rest = copy.AsSpan(0, written.Length);
        Length = mark;
        for (; rest.Length > 0; isAtLineStart = true)
        {
            Append(isAtLineStart ? indent : default);
            var length = rest.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : rest.Length;
            Append(rest[..length]);
            rest = rest[length..];
        }

        ArrayPool<byte>.Shared.Return(copy);
    }

    /// <summary>What was written since <paramref name="mark"/>, which is taken back.</summary>
    public string Take(int mark)
    {
        var text = Encoding.UTF8.GetString(Written[mark..]);
        Length = mark;
        _afterHalf = -1;
        return text;
    }

    public override string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    /// <summary>Replaces the U+FFFD that stands for the first half by the whole character.</summary>
    private void JoinHalves(char low)
    {
        Length -= MostBytesPerUnit;
        Length += new Rune(_half, low).EncodeToUtf8(Grow(MostBytesPerUnit + 1));
        _afterHalf = -1;
    }

    private Span<byte> Grow(int count) => Grow(count, count);

    /// <summary>Room for a number of bytes.</summary>
    /// <param name="count">How many there may be.</param>
    /// <param name="least">How many there will be at least; that many must stay within the limit.</param>
    private Span<byte> Grow(int count, int least)
    {
        if (Length > limit - least)
        {
            throw new OutputLimitException();
        }

        if (_bytes.Length - Length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, (long)Length + count)));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }

    private void EnsureLimit()
    {
        if (Length > limit)
        {
            throw new OutputLimitException();
        }
    }
}

/// <summary>The output would pass its limit; the evaluator turns this into a problem with a place.</summary>
internal sealed class OutputLimitException : Exception;
