using System.Collections.Frozen;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Values;

/// <summary>A term of a math function: a plain number or a length.</summary>
internal readonly record struct CalcTerm(Length Length, double Number, bool IsNumber);

/// <summary>Evaluates <c>calc()</c>, <c>min()</c>, <c>max()</c> and <c>clamp()</c> (CSS Values 4, section 10); null when units do not fit or nesting is absurd.</summary>
internal ref struct Calculation
{
    private const int DeepestNesting = 32;

    private static readonly FrozenSet<string> Functions = new[] { "calc", "-webkit-calc", "min", "max", "clamp" }.ToFrozenSet();

    private readonly int _depth;
    private ValueReader _reader;

    private Calculation(ValueReader reader, int depth)
    {
        _reader = reader;
        _depth = depth;
    }

    public static bool IsFunction(in CssToken token) => token.Kind == TokenKind.Function && Functions.Contains(token.Text);

    /// <summary>The value of the math function at the reader, which is taken either way.</summary>
    public static CalcTerm? Evaluate(ref ValueReader reader) => Function(ref reader, 0);

    private static CalcTerm? Function(ref ValueReader reader, int depth)
    {
        var name = reader.Peek().Text;
        var inside = reader.Inside();
        if (depth > DeepestNesting) return null;
        var arguments = new List<CalcTerm>();
        do
        {
            var argument = new Calculation(inside, depth);
            if (argument.Sum() is not { } sum) return null;
            inside = argument._reader;
            arguments.Add(sum);
        }
        while (inside.TryComma());
        return inside.AtEnd && arguments.TrueForAll(argument => argument.IsNumber == arguments[0].IsNumber) ? Combine(name, [.. arguments]) : null;
    }

    private static CalcTerm? Combine(string name, CalcTerm[] arguments) => (name, arguments.Length) switch
    {
        ("min", _) => Extreme(false, arguments),
        ("max", _) => Extreme(true, arguments),
        ("clamp", 3) => Extreme(true, [arguments[0], Extreme(false, [arguments[1], arguments[2]])]),
        (not "clamp", 1) => arguments[0],
        _ => null,
    };

    private static CalcTerm Extreme(bool isMaximum, CalcTerm[] terms)
    {
        if (terms[0].IsNumber) return new(default, isMaximum ? terms.Max(term => term.Number) : terms.Min(term => term.Number), true);
        return new(terms.Length == 1 ? terms[0].Length : LengthComparison.Of(isMaximum, Array.ConvertAll(terms, term => term.Length)), 0, false);
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
        if (token.Kind == TokenKind.OpenParen || IsFunction(token)) return Function(ref _reader, _depth + 1);
        return _reader.TryLength(out var length) ? new(length, 0, false) : null;
    }
}
