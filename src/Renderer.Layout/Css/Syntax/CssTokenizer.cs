using System.Buffers;
using System.Globalization;
using System.Text;

namespace Renderer.Layout.Css.Syntax;

/// <summary>Turns CSS text into tokens (CSS Syntax 3, section 4). Any text gives tokens; nothing throws.</summary>
internal ref struct CssTokenizer
{
    // Far beyond any page, far from where arithmetic on lengths loses its sense.
    internal const double LargestNumber = 1e7;

    private static readonly SearchValues<char> BadInUrl = SearchValues.Create("\"'( \t\r\n\f\\");

    private readonly string _text;
    private int _at;

    private CssTokenizer(string text) => _text = text;

    public static CssToken[] Tokenize(string text)
    {
        var tokenizer = new CssTokenizer(text);
        var tokens = new List<CssToken>(text.Length / 3 + 4);
        while (tokenizer.SkipComments() && tokenizer._at < text.Length)
            tokens.Add(tokenizer.Next());
        return [.. tokens];
    }

    private readonly char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool SkipComments()
    {
        while (Peek() == '/' && Peek(1) == '*')
        {
            var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            _at = end < 0 ? _text.Length : end + 2;
        }
        return true;
    }

    private CssToken Next()
    {
        var start = _at;
        var c = _text[_at];
        if (IsWhitespace(c))
        {
            while (_at < _text.Length && IsWhitespace(_text[_at])) _at++;
            return new(TokenKind.Whitespace, start, " ");
        }
        if (c is '"' or '\'') return QuotedString(start);
        if (StartsNumber()) return Numeric(start);
        if (Starts("-->")) return Fixed(TokenKind.CommentClose, start, 3);
        if (StartsIdent()) return IdentLike(start);
        if (c == '#' && (IsNameChar(Peek(1)) || IsEscape(1)))
        {
            _at++;
            return new(TokenKind.Hash, start, Name());
        }
        if (c == '@' && StartsIdent(1))
        {
            _at++;
            return new(TokenKind.AtKeyword, start, Name());
        }
        if (Starts("<!--")) return Fixed(TokenKind.CommentOpen, start, 4);
        return Fixed(c switch
        {
            ':' => TokenKind.Colon,
            ';' => TokenKind.Semicolon,
            ',' => TokenKind.Comma,
            '[' => TokenKind.OpenSquare,
            ']' => TokenKind.CloseSquare,
            '(' => TokenKind.OpenParen,
            ')' => TokenKind.CloseParen,
            '{' => TokenKind.OpenBrace,
            '}' => TokenKind.CloseBrace,
            _ => TokenKind.Delimiter,
        }, start, 1);
    }

    private CssToken Fixed(TokenKind kind, int start, int length)
    {
        _at += length;
        return new(kind, start, _text.Substring(start, length));
    }

    private readonly bool Starts(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

    private CssToken QuotedString(int start)
    {
        var quote = _text[_at++];
        var content = new StringBuilder();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == quote)
            {
                _at++;
                break;
            }
            if (IsNewline(c)) return new(TokenKind.BadString, start, content.ToString());
            if (c != '\\') content.Append(Clean(c));
            else if (_at + 1 < _text.Length && !IsNewline(_text[_at + 1]))
            {
                Escape(content);
                continue;
            }
            else _at++;
            _at++;
        }
        return new(TokenKind.String, start, content.ToString());
    }

    private CssToken Numeric(int start)
    {
        if (Peek() is '+' or '-') _at++;
        var isInteger = true;
        Digits();
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isInteger = false;
            _at++;
            Digits();
        }
        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isInteger = false;
            _at += 2;
            Digits();
        }
        _ = double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        value = Math.Clamp(value, -LargestNumber, LargestNumber);
        if (StartsIdent()) return new(TokenKind.Dimension, start, Name().ToLowerInvariant(), value, isInteger);
        if (Peek() != '%') return new(TokenKind.Number, start, "", value, isInteger);
        _at++;
        return new(TokenKind.Percentage, start, "%", value, isInteger);
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Peek())) _at++;
    }

    private CssToken IdentLike(int start)
    {
        var name = Name();
        if (Peek() != '(') return new(TokenKind.Ident, start, name);
        _at++;
        if (!name.Equals("url", StringComparison.OrdinalIgnoreCase)) return new(TokenKind.Function, start, name.ToLowerInvariant());
        var ahead = _at;
        while (ahead < _text.Length && IsWhitespace(_text[ahead])) ahead++;
        return ahead < _text.Length && _text[ahead] is '"' or '\'' ? new(TokenKind.Function, start, "url") : Url(start);
    }

    private CssToken Url(int start)
    {
        var end = _text.IndexOf(')', _at);
        var content = _text.AsSpan(_at, (end < 0 ? _text.Length : end) - _at).Trim(" \t\r\n\f");
        _at = end < 0 ? _text.Length : end + 1;
        var isBad = content.ContainsAny(BadInUrl);
        return new(isBad ? TokenKind.BadUrl : TokenKind.Url, start, content.ToString());
    }

    private string Name()
    {
        var start = _at;
        while (_at < _text.Length && IsNameChar(_text[_at])) _at++;
        if (!IsEscape()) return _text[start.._at];
        var name = new StringBuilder().Append(_text, start, _at - start);
        while (_at < _text.Length)
        {
            if (IsEscape()) Escape(name);
            else if (IsNameChar(_text[_at])) name.Append(Clean(_text[_at++]));
            else break;
        }
        return name.ToString();
    }

    private void Escape(StringBuilder into)
    {
        _at++;
        if (!char.IsAsciiHexDigit(Peek()))
        {
            into.Append(_at < _text.Length ? Clean(_text[_at++]) : '\uFFFD');
            return;
        }
        var value = 0;
        for (var digits = 0; digits < 6 && char.IsAsciiHexDigit(Peek()); digits++)
            value = value * 16 + Convert.ToInt32(_text.Substring(_at++, 1), 16);
        if (IsWhitespace(Peek())) _at++;
        into.Append(Rune.IsValid(value) && value != 0 ? new Rune(value).ToString() : "\uFFFD");
    }

    private readonly bool IsEscape(int ahead = 0) => Peek(ahead) == '\\' && _at + ahead + 1 < _text.Length && !IsNewline(Peek(ahead + 1));

    private readonly bool StartsNumber()
    {
        var sign = Peek() is '+' or '-' ? 1 : 0;
        return char.IsAsciiDigit(Peek(sign)) || (Peek(sign) == '.' && char.IsAsciiDigit(Peek(sign + 1)));
    }

    private readonly bool StartsIdent(int ahead = 0)
    {
        var c = Peek(ahead);
        if (c != '-') return IsNameStart(c) || IsEscape(ahead);
        return IsNameStart(Peek(ahead + 1)) || Peek(ahead + 1) == '-' || IsEscape(ahead + 1);
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c >= '\u0080';

    private static bool IsWhitespace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private static bool IsNewline(char c) => c is '\n' or '\r' or '\f';

    private static char Clean(char c) => c == '\0' ? '\uFFFD' : c;
}
