using System.Text;

namespace Renderer.Templating.Syntax;

internal sealed partial class CodeLexer
{
    // Interpolated strings inside interpolated strings.
    private const int DeepestInterpolation = 20;

    private int ReadString(int start, int at, char quote)
    {
        var text = new StringBuilder();
        while (at < _text.Length && _text[at] != quote)
        {
            at = EscapeSequence.Read(_text, at, text, out var problem);
            if (problem is not null)
            {
                Problem(at, problem);
            }
        }

        return EndString(start, at, text.ToString());
    }

    private int ReadVerbatim(int start)
    {
        var end = _text.IndexOf('`', start + 1);
        end = end < 0 ? _text.Length : end;
        return EndString(start, end, _text[(start + 1)..end]);
    }

    private int EndString(int start, int at, string value)
    {
        if (at >= _text.Length)
        {
            Problem(start, "this string is not closed");
        }

        Add(TokenKind.String, start, Math.Min(at + 1, _text.Length), value);
        return at + 1;
    }

    private int ReadInterpolated(int start, char quote)
    {
        Add(TokenKind.InterpolationStart, start, start + 2);
        var at = start + 2;
        var text = new StringBuilder();
        while (at < _text.Length && _text[at] != quote)
        {
            if (_text[at] == '{')
            {
                Add(TokenKind.String, at, at, text.ToString());
                text.Clear();
                at = ReadHole(at);
            }
            else
            {
                at = EscapeSequence.Read(_text, at, text, out var problem);
                if (problem is not null)
                {
                    Problem(at, problem);
                }
            }
        }

        Add(TokenKind.String, at, at, text.ToString());
        Add(TokenKind.InterpolationEnd, at, at + 1);
        if (at >= _text.Length)
        {
            Problem(start, "this string is not closed");
        }

        return at + 1;
    }

    private int ReadHole(int open)
    {
        if (_interpolations >= DeepestInterpolation)
        {
            problems.Add(file, open, TemplateProblemCodes.Depth, $"interpolated strings nest deeper than {DeepestInterpolation}");
            return _text.Length;
        }

        Add(TokenKind.OpenBrace, open, open + 1);
        _interpolations++;
        var close = Read(open + 1, isTemplate: false);
        _interpolations--;
        if (close >= _text.Length)
        {
            Problem(open, "this `{` in a string is not closed");
            return close;
        }

        Add(TokenKind.CloseBrace, close, close + 1);
        return close + 1;
    }
}
