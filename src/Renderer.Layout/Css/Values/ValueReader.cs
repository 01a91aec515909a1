using System.Diagnostics.CodeAnalysis;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Values;

/// <summary>Reads one property value left to right. Every method either takes what it names and returns true, or takes nothing.</summary>
internal ref struct ValueReader(ReadOnlySpan<CssToken> tokens)
{
    private readonly ReadOnlySpan<CssToken> _tokens = tokens;
    private int _at;

    public bool AtEnd
    {
        get
        {
            SkipWhitespace();
            return _at >= _tokens.Length;
        }
    }

    /// <summary>How many tokens were taken: to come back with <see cref="Rewind"/>.</summary>
    public readonly int Position => _at;

    public void Rewind(int position) => _at = position;

    public CssToken Peek() => AtEnd ? default : _tokens[_at];

    public void Skip() => _at++;

    /// <summary>Takes one token, or a bracket with all it encloses.</summary>
    public void SkipBlock()
    {
        if (TokenList.ClosingKind(Peek().Kind) == TokenKind.End) _at++;
        else Inside();
    }

    public bool TryKeyword(string keyword)
    {
        if (!Peek().IsIdent(keyword)) return false;
        _at++;
        return true;
    }

    /// <summary>A keyword of an enum: member <c>BreakWord</c> is written <c>break-word</c>.</summary>
    public bool TryKeyword<T>(out T value) where T : struct, Enum
    {
        value = default;
        var token = Peek();
        if (token.Kind != TokenKind.Ident || !Keywords<T>.ByName.TryGetValue(token.Text, out value)) return false;
        _at++;
        return true;
    }

    public bool TryIdent([NotNullWhen(true)] out string? name) => TryText(TokenKind.Ident, out name);

    public bool TryString([NotNullWhen(true)] out string? text) => TryText(TokenKind.String, out text);

    public bool TryComma() => TryKind(TokenKind.Comma);

    public bool TryDelimiter(char c)
    {
        if (!Peek().IsDelimiter(c)) return false;
        _at++;
        return true;
    }

    /// <summary>A number, perhaps of a math function.</summary>
    public bool TryNumber(out double value)
    {
        var token = Peek();
        value = token.Number;
        return Calculation.IsFunction(token) ? TryMath(out value) : TryKind(TokenKind.Number);
    }

    /// <summary>A whole number; what a math function gives is rounded (CSS Values 4, section 10.11).</summary>
    public bool TryInteger(out int value)
    {
        var token = Peek();
        value = (int)token.Number;
        if (!Calculation.IsFunction(token)) return token.IsInteger && TryKind(TokenKind.Number);
        var isNumber = TryMath(out var number);
        value = (int)Math.Round(number, MidpointRounding.AwayFromZero);
        return isNumber;
    }

    private bool TryMath(out double value)
    {
        var start = _at;
        var term = Calculation.Evaluate(ref this);
        value = Math.Clamp(term?.Number ?? 0, -CssTokenizer.LargestNumber, CssTokenizer.LargestNumber);
        if (term is { IsNumber: true } && !double.IsNaN(value)) return true;
        _at = start;
        return false;
    }

    /// <summary>A function's arguments; the function and its closing bracket are taken.</summary>
    public bool TryFunction(string name, out ValueReader arguments)
    {
        arguments = default;
        var token = Peek();
        if (token.Kind != TokenKind.Function || token.Text != name) return false;
        arguments = Inside();
        return true;
    }

    /// <summary>A length; percentages only if <paramref name="percent"/> says so.</summary>
    public bool TryLength(out Length length, bool percent = true)
    {
        var token = Peek();
        length = default;
        if (token.Kind == TokenKind.Number && token.Number == 0) length = Length.OfPoints(0);
        else if (token.Kind == TokenKind.Percentage && percent) length = Length.OfPercent(token.Number);
        else if (token.Kind == TokenKind.Dimension && Length.Of(token.Number, token.Text) is { } known) length = known;
        else return Calculation.IsFunction(token) && TryCalc(out length, percent);
        _at++;
        return true;
    }

    private bool TryCalc(out Length length, bool percent)
    {
        var start = _at;
        var sum = Calculation.Evaluate(ref this);
        length = (sum?.Length ?? default) with { IsCalculated = true };
        if (sum is { IsNumber: false } && (percent || !length.HasPercent)) return true;
        _at = start;
        return false;
    }

    /// <summary>What the bracket or function at hand encloses; reading goes on behind it.</summary>
    public ValueReader Inside()
    {
        var start = ++_at;
        for (var depth = 1; _at < _tokens.Length; _at++)
        {
            if (TokenList.ClosingKind(_tokens[_at].Kind) != TokenKind.End) depth++;
            else if (_tokens[_at].Kind is TokenKind.CloseParen or TokenKind.CloseSquare or TokenKind.CloseBrace && --depth == 0) break;
        }
        var inside = new ValueReader(_tokens[start.._at]);
        _at = Math.Min(_at + 1, _tokens.Length);
        return inside;
    }

    private bool TryText(TokenKind kind, [NotNullWhen(true)] out string? text)
    {
        var token = Peek();
        text = token.Text;
        return TryKind(kind);
    }

    private bool TryKind(TokenKind kind)
    {
        if (Peek().Kind != kind) return false;
        _at++;
        return true;
    }

    private void SkipWhitespace()
    {
        while (_at < _tokens.Length && _tokens[_at].Kind == TokenKind.Whitespace) _at++;
    }
}

/// <summary>The CSS spelling of an enum's members.</summary>
internal static class Keywords<T> where T : struct, Enum
{
    public static readonly Dictionary<string, T> ByName =
        Enum.GetValues<T>().ToDictionary(value => Spelling(value.ToString()), StringComparer.OrdinalIgnoreCase);

    private static string Spelling(string member) =>
        string.Concat(member.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : c.ToString()));
}
