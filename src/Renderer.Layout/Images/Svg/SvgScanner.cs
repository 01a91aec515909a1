using System.Globalization;

namespace Renderer.Layout.Images.Svg;

/// <summary>Reads the numbers and letters of attributes such as <c>d</c>, <c>points</c> and <c>transform</c> (SVG 2, 9.3.9) left to right.</summary>
internal ref struct SvgScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Whether nothing but white space is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpaces();
            return _at == _text.Length;
        }
    }

    /// <summary>Takes a letter.</summary>
    public bool TryLetter(out char letter)
    {
        letter = AtEnd ? '\0' : _text[_at];
        if (!char.IsAsciiLetter(letter)) return false;
        _at++;
        return true;
    }

    /// <summary>Takes a word of letters, which may be empty.</summary>
    public ReadOnlySpan<char> Word()
    {
        SkipSpaces();
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at])) _at++;
        return _text[start.._at];
    }

    public bool TryCharacter(char c)
    {
        if (AtEnd || _text[_at] != c) return false;
        _at++;
        return true;
    }

    /// <summary>Takes a number, with a comma before it if there is one.</summary>
    public bool TryNumber(out double number)
    {
        SkipSpaces();
        var start = _at;
        if (_at < _text.Length && _text[_at] == ',') _at++;
        SkipSpaces();
        var from = _at;
        SkipNumber();
        if (double.TryParse(_text[from.._at], NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)) return true;
        _at = start;
        return false;
    }

    /// <summary>Takes a flag: one digit, which need not be parted from what follows.</summary>
    public bool TryFlag(out bool flag)
    {
        TryCharacter(',');
        flag = !AtEnd && _text[_at] == '1';
        if (AtEnd || _text[_at] is not ('0' or '1')) return false;
        _at++;
        return true;
    }

    /// <summary>Takes the unit behind a number; empty when there is none.</summary>
    public ReadOnlySpan<char> Unit()
    {
        var start = _at;
        if (_at < _text.Length && _text[_at] == '%') _at++;
        else
            while (_at < _text.Length && char.IsAsciiLetter(_text[_at])) _at++;
        return _text[start.._at];
    }

    private void SkipNumber()
    {
        if (_at < _text.Length && _text[_at] is '+' or '-') _at++;
        SkipDigits();
        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            SkipDigits();
        }
        // "1em" is no exponent: a digit must follow.
        var digit = _at + 1 < _text.Length && _text[_at + 1] is '+' or '-' ? _at + 2 : _at + 1;
        if (_at >= _text.Length || _text[_at] is not ('e' or 'E') || digit >= _text.Length || !char.IsAsciiDigit(_text[digit])) return;
        _at = digit;
        SkipDigits();
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r' or '\f') _at++;
    }
}
