using System.Buffers;

namespace Renderer.Templating.Output;

/// <summary>The growing output of a render: one pooled array, with marks to take back what was written since.</summary>
/// <param name="limit">Most characters.</param>
internal sealed class OutputBuffer(int limit) : IDisposable
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(4096);

    /// <summary>Characters written.</summary>
    public int Length { get; private set; }

    /// <summary>The last character written, or NUL when empty.</summary>
    public char Last => Length == 0 ? '\0' : _chars[Length - 1];

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Grow(text.Length));
        Length += text.Length;
    }

    public void AppendEscaped(ReadOnlySpan<char> text)
    {
        for (var special = HtmlText.IndexOfSpecial(text); special >= 0; special = HtmlText.IndexOfSpecial(text))
        {
            Append(text[..special]);
            Append(HtmlText.Reference(text[special]));
            text = text[(special + 1)..];
        }

        Append(text);
    }

    /// <summary>Writes a formattable value (a number) without a string in between.</summary>
    public void AppendFormatted<T>(T value) where T : ISpanFormattable
    {
        Span<char> digits = stackalloc char[64];
        if (value.TryFormat(digits, out var written, default, null))
        {
            Append(digits[..written]);
        }
        else
        {
            Append(value.ToString(null, null));
        }
    }

    /// <summary>Whether a line break was written since <paramref name="mark"/>.</summary>
    public bool HasLineBreak(int mark) => _chars.AsSpan(mark, Length - mark).Contains('\n');

    /// <summary>What was written since <paramref name="mark"/>, which is taken back.</summary>
    public string Take(int mark)
    {
        var text = new string(_chars, mark, Length - mark);
        Length = mark;
        return text;
    }

    public override string ToString() => new(_chars, 0, Length);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        Length = 0;
    }

    private Span<char> Grow(int count)
    {
        if (Length > limit - count)
        {
            throw new OutputLimitException();
        }

        if (_chars.Length - Length < count)
        {
            var larger = ArrayPool<char>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max((long)_chars.Length * 2, (long)Length + count)));
            _chars.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }

        return _chars.AsSpan(Length);
    }
}

/// <summary>The output would pass its limit; the evaluator turns this into a problem with a place.</summary>
internal sealed class OutputLimitException : Exception;
