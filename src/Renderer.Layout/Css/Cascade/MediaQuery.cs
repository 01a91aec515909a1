using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Decides media query lists for paper (Media Queries 4): an A4 page upright, in colour, without pointer, motion or scripts.</summary>
internal ref struct MediaQuery
{
    private const int DeepestNesting = 16;

    private readonly int _depth;
    private ValueReader _reader;

    private MediaQuery(ValueReader reader, int depth)
    {
        _reader = reader;
        _depth = depth;
    }

    /// <summary>Whether the list holds for print; null when that depends on a feature that is not known.</summary>
    public static bool? AppliesToPrint(ReadOnlySpan<CssToken> tokens)
    {
        var query = new MediaQuery(new(tokens), 0);
        if (query._reader.AtEnd) return true;
        bool? applies = false;
        do
        {
            var one = query.One();
            if (one == true) return true;
            applies = one is null ? null : applies;
            query.SkipToComma();
        }
        while (query._reader.TryComma());
        return applies;
    }

    private void SkipToComma()
    {
        while (!_reader.AtEnd && _reader.Peek().Kind != TokenKind.Comma) _reader.SkipBlock();
    }

    private bool? One()
    {
        var start = _reader.Position;
        var isNegated = _reader.TryKeyword("not");
        if (!isNegated) _reader.TryKeyword("only");
        if (!_reader.TryIdent(out var type))
        {
            _reader.Rewind(start);
            return AtEndOf(Condition());
        }
        var isPrint = type.ToLowerInvariant() is "print" or "all";
        // A feature can only narrow the type: "screen and (...)" is false whatever it asks.
        if (!isPrint) return isNegated;
        var holds = _reader.TryKeyword("and") ? AtEndOf(Condition()) : AtEndOf(true);
        return isNegated ? !holds : holds;
    }

    private bool? AtEndOf(bool? value) => _reader.AtEnd || _reader.Peek().Kind == TokenKind.Comma ? value : null;

    // Three-valued, as the standard has it: what is not known spoils only what hangs on it (Media Queries 4, section 3.1).
    private bool? Condition()
    {
        if (_reader.TryKeyword("not")) return !InBrackets();
        var left = InBrackets();
        if (_reader.Peek().IsIdent("and"))
        {
            while (_reader.TryKeyword("and")) left = And(left, InBrackets());
        }
        else
        {
            while (_reader.TryKeyword("or")) left = !And(!left, !InBrackets());
        }
        return left;
    }

    private static bool? And(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;

    private bool? InBrackets()
    {
        if (_reader.Peek().Kind != TokenKind.OpenParen || _depth > DeepestNesting) return null;
        var inside = _reader.Inside();
        if (inside.Peek().Kind != TokenKind.OpenParen && !inside.Peek().IsIdent("not")) return MediaFeature.Holds(inside);
        var nested = new MediaQuery(inside, _depth + 1);
        return nested.AtEndOf(nested.Condition());
    }
}
