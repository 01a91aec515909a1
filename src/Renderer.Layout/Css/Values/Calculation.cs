using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Values;

/// <summary>A term of <c>calc()</c>: a plain number or a length.</summary>
internal readonly record struct CalcTerm(Length Length, double Number, bool IsNumber);

/// <summary>Evaluates the inside of <c>calc()</c> (CSS Values 3, section 8.1); null when units do not fit or nesting is absurd.</summary>
internal ref struct Calculation(ValueReader reader, int depth = 0)
{
    private const int DeepestNesting = 32;

    private ValueReader _reader = reader;

    public CalcTerm? Evaluate()
    {
        if (depth > DeepestNesting) return null;
        var sum = Sum();
        return _reader.AtEnd ? sum : null;
    }

    private CalcTerm? Sum()
    {
        var left = Product();
        while (left is { } a && _reader.Peek() is { Kind: TokenKind.Delimiter, Text: "+" or "-" } operation)
        {
            _reader.Skip();
            if (Product() is not { } b || a.IsNumber != b.IsNumber) return null;
            var sign = operation.Text == "+" ? 1 : -1;
            left = new(a.Length + b.Length * sign, a.Number + b.Number * sign, a.IsNumber);
        }
        return left;
    }

    private CalcTerm? Product()
    {
        var left = Value();
        while (left is { } a && _reader.Peek() is { Kind: TokenKind.Delimiter, Text: "*" or "/" } operation)
        {
            _reader.Skip();
            if (Value() is not { } b) return null;
            if (operation.Text == "/")
            {
                if (!b.IsNumber || b.Number == 0) return null;
                left = new(a.Length * (1 / b.Number), a.Number / b.Number, a.IsNumber);
            }
            else if (b.IsNumber) left = new(a.Length * b.Number, a.Number * b.Number, a.IsNumber);
            else if (a.IsNumber) left = new(b.Length * a.Number, 0, false);
            else return null;
        }
        return left;
    }

    private CalcTerm? Value()
    {
        var token = _reader.Peek();
        if (token.Kind == TokenKind.Number)
        {
            _reader.Skip();
            return new(default, token.Number, true);
        }
        if (token.Kind == TokenKind.OpenParen || token is { Kind: TokenKind.Function, Text: "calc" })
            return new Calculation(_reader.Inside(), depth + 1).Evaluate();
        return _reader.TryLength(out var length) ? new(length, 0, false) : null;
    }
}
