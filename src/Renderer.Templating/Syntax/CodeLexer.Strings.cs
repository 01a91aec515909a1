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
            at = ReadCharacter(at, text);
        }

        return EndString(start, at, text.ToString());
    }

    private int ReadCharacter(int at, StringBuilder into)
    {
        var end = EscapeSequence.Read(_text, at, into, out var problem);
        if (problem is not null)
        {
            Problem(at, problem);
        }

        return end;
    }

    private int ReadVerbatim(int start)
    {
        var end = _text.IndexOf('`', start + 1);
        end = end < 0 ? _text.Length : end;
        return EndString(start, end, _text[(start + 1)..end]);
    }

    private int EndString(int start, int at, string value)
    {
        CheckClosed(start, at);
        Add(TokenKind.String, start, Math.Min(at + 1, _text.Length), value);
        return at + 1;
    }

    private void CheckClosed(int start, int end)
    {
        if (end >= _text.Length && !IsCut)
        {
            IsCut = true;
            Problem(start, "this string is not closed", $"Add `{_text[_text[start] == '$' ? start + 1 : start]}`.");
        }
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
                at = ReadCharacter(at, text);
            }
        }

        Add(TokenKind.String, at, at, text.ToString());
        Add(TokenKind.InterpolationEnd, at, at + 1);
        CheckClosed(start, at);
        return at + 1;
    }

    private int ReadHole(int open)
    {
        if (_interpolations >= DeepestInterpolation)
        {
            problems.Add(file, open, TemplateProblemCodes.Depth, $"interpolated strings nest deeper than {DeepestInterpolation}");
            IsCut = true;
            return _text.Length;
        }

        Add(TokenKind.OpenBrace, open, open + 1);
        _interpolations++;
        var close = Read(open + 1, isTemplate: false);
        _interpolations--;
        if (close >= _text.Length)
        {
            if (!IsCut)
            {
                IsCut = true;
                Problem(open, "this `{` in a string is not closed", "Add `}`; write `\\{` for the character itself.");
            }

            Add(TokenKind.Unknown, close, close);
            return close;
        }

        Add(TokenKind.CloseBrace, close, close + 1);
        return close + 1;
    }
}
