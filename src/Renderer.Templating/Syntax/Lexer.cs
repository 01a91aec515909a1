namespace Renderer.Templating.Syntax;

/// <summary>Cuts a template into text and the tokens of its code, white space control already applied.</summary>
internal sealed class Lexer
{
    private readonly SourceFile _file;
    private readonly ProblemList _problems;
    private readonly List<Token> _tokens = [];
    private readonly string _text;

    // How the block before the coming text strips it: '-', '~' or NUL.
    private char _stripRight;
    private int _position;
    private bool _isCut;

    private Lexer(SourceFile file, ProblemList problems)
    {
        _file = file;
        _problems = problems;
        _text = file.Text;
    }

    /// <summary>Tokens of a template: text with code in double braces.</summary>
    public static TokenList ReadTemplate(SourceFile file, ProblemList problems)
    {
        var lexer = new Lexer(file, problems);
        lexer.ReadAll();
        return new TokenList(lexer._tokens, lexer._isCut);
    }

    /// <summary>Tokens of code alone, without braces round it.</summary>
    public static TokenList ReadCode(SourceFile file, ProblemList problems)
    {
        var tokens = new List<Token>();
        var code = new CodeLexer(file, problems, tokens);
        var end = code.Read(0, isTemplate: false);
        tokens.Add(new Token(TokenKind.End, end, end, true, null));
        return new TokenList(tokens, code.IsCut);
    }

    private void ReadAll()
    {
        while (_position < _text.Length)
        {
            var open = FindOpening(_position);
            if (open.Start > _position || open.Length == 0)
            {
                AddText(_position, open.Start, open.StripLeft);
            }

            if (open.Length == 0)
            {
                break;
            }

            if (open.Percents > 0)
            {
                ReadEscapeBlock(open);
            }
            else
            {
                ReadCodeBlock(open);
            }
        }

        _tokens.Add(new Token(TokenKind.End, _text.Length, _text.Length, true, null));
    }

    /// <summary>The next <c>{{</c> or <c>{%{</c>; of length 0 at the end of the text when there is none.</summary>
    private Opening FindOpening(int from)
    {
        for (var at = _text.IndexOf('{', from); at >= 0 && at + 1 < _text.Length; at = _text.IndexOf('{', at + 1))
        {
            var end = at + 1;
            while (end < _text.Length && _text[end] == '%')
            {
                end++;
            }

            if (end < _text.Length && _text[end] == '{')
            {
                end++;
                var strip = end < _text.Length && _text[end] is '-' or '~' ? _text[end] : '\0';
                return new Opening(at, end - at + (strip == '\0' ? 0 : 1), end - at - 2, strip);
            }
        }

        return new Opening(_text.Length, 0, 0, '\0');
    }

    private void ReadCodeBlock(Opening open)
    {
        _tokens.Add(new Token(TokenKind.CodeEnter, open.Start, open.Start + open.Length, false, Indentation(open)));
        var first = _tokens.Count;
        var code = new CodeLexer(_file, _problems, _tokens);
        var exit = code.Read(open.Start + open.Length, isTemplate: true);
        if (exit >= _text.Length)
        {
            if (!code.IsCut)
            {
                _problems.Add(_file, open.Start, TemplateProblemCodes.Syntax, "this code block is not closed", "Add `}}`.");
            }

            _isCut = true;
            (_position, _stripRight) = (_text.Length, '\0');
            return;
        }

        if (_text[exit] == '{')
        {
            EndAtOpening(open, first, exit);
            return;
        }

        if (_text[exit] == '}' && (exit + 1 == _text.Length || _text[exit + 1] != '}'))
        {
            EndAtSingleBrace(exit);
            return;
        }

        _stripRight = _text[exit] is '-' or '~' ? _text[exit] : '\0';
        _position = exit + (_stripRight == '\0' ? 2 : 3);
        _tokens.Add(new Token(TokenKind.CodeExit, exit, _position, true, null));
    }

    /// <summary>A block that another one starts in was not closed. What follows its first line is most likely text, not code.</summary>
    private void EndAtOpening(Opening open, int first, int at)
    {
        _problems.Add(_file, open.Start, TemplateProblemCodes.Syntax, "this code block is not closed", "Add `}}` before the next `{{`.");
        var lineBreak = _tokens.FindIndex(Math.Min(first + 1, _tokens.Count), token => token.Kind == TokenKind.NewLine);
        if (lineBreak >= 0)
        {
            _tokens.RemoveRange(lineBreak, _tokens.Count - lineBreak);
        }

        _tokens.Add(new Token(TokenKind.CodeExit, at, at, true, null));
        (_position, _stripRight) = (at, '\0');
    }

    /// <summary>A brace that closes nothing is most likely half of the block's end; taken as the end, the rest of the text can be read.</summary>
    private void EndAtSingleBrace(int at)
    {
        _problems.Add(_file, at, TemplateProblemCodes.Syntax, "this `}` closes nothing", "A code block ends with `}}`.");
        _tokens.Add(new Token(TokenKind.Unknown, at, at + 1, true, null));
        _tokens.Add(new Token(TokenKind.CodeExit, at, at + 1, true, null));
        (_position, _stripRight) = (at + 1, '\0');
    }

    private void ReadEscapeBlock(Opening open)
    {
        var start = open.Start + open.Length;
        var closing = "}" + new string('%', open.Percents) + "}";
        var close = _text.IndexOf(closing, start, StringComparison.Ordinal);
        if (close < 0)
        {
            _problems.Add(_file, open.Start, TemplateProblemCodes.Syntax, "this escape block is not closed", $"Add `{closing}`.");
            _isCut = true;
            close = _text.Length;
        }

        _position = Math.Min(close + closing.Length, _text.Length);
        _stripRight = close > start && close < _text.Length && _text[close - 1] is '-' or '~' ? _text[close - 1] : '\0';
        var end = _stripRight == '\0' ? close : close - 1;
        if (end > start)
        {
            _tokens.Add(new Token(TokenKind.Text, start, end, false, _text[start..end]));
        }
    }

    private void AddText(int start, int end, char stripLeft)
    {
        var text = _text.AsSpan(start, end - start);
        text = _stripRight switch
        {
            '-' => text.TrimStart(),
            '~' => TrimLine(text),
            _ => text,
        };
        text = stripLeft switch
        {
            '-' => text.TrimEnd(),
            '~' => TrimEndOfLine(text),
            _ => text,
        };
        if (text.Length > 0)
        {
            _tokens.Add(new Token(TokenKind.Text, start, end, false, text.ToString()));
        }

        _stripRight = '\0';
    }

    /// <summary>White space up to and with the first line break is removed.</summary>
    private static ReadOnlySpan<char> TrimLine(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            if (text[i++] == '\n')
            {
                break;
            }
        }

        return text[i..];
    }

    private static ReadOnlySpan<char> TrimEndOfLine(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && text[end - 1] != '\n' && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    /// <summary>The white space a code block's values are indented by: what is left of its line before it, if it is blank.</summary>
    private string? Indentation(Opening open)
    {
        if (open.StripLeft != '\0' || _tokens.Count == 0 || _tokens[^1] is not { Kind: TokenKind.Text } before || before.End != open.Start)
        {
            return null;
        }

        // Only the text right before the block can be blank up to the start of its line: a block in between is not.
        var line = _text.AsSpan(before.Start, open.Start - before.Start);
        var lineBreak = line.LastIndexOf('\n');
        line = line[(lineBreak + 1)..];
        var isWholeLine = lineBreak >= 0 || before.Start == 0;
        return isWholeLine && line.IsWhiteSpace() && before.Text.Length >= line.Length && line.Length > 0 ? line.ToString() : null;
    }

    private readonly record struct Opening(int Start, int Length, int Percents, char StripLeft);
}
