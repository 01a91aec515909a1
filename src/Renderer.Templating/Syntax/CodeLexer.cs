namespace Renderer.Templating.Syntax;

/// <summary>Cuts code into tokens.</summary>
internal sealed partial class CodeLexer(SourceFile file, ProblemList problems, List<Token> tokens)
{
    private readonly string _text = file.Text;
    private bool _hasSpace;
    private int _interpolations;

    /// <summary>A string runs to the end of the text: what follows its opening quote was not understood.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads code.</summary>
    /// <param name="at">Where it starts.</param>
    /// <param name="isTemplate">Whether two closing braces, perhaps after <c>-</c> or <c>~</c>, end it.</param>
    /// <returns>Where it ends: at the closing braces, at a single brace that closes nothing, at the next block's opening, or at the end of the text.</returns>
    public int Read(int at, bool isTemplate)
    {
        var braces = 0;
        _hasSpace = true;
        while (at < _text.Length)
        {
            // `{{` is nothing in code: the block before it was not closed.
            if (isTemplate && ((braces == 0 && IsExit(at)) || IsAt(at, "{{")))
            {
                return at;
            }

            var next = ReadSpace(at, isTemplate);
            if (next > at)
            {
                at = next;
                continue;
            }

            braces += _text[at] == '{' ? 1 : _text[at] == '}' ? -1 : 0;
            if (braces < 0 && (_interpolations > 0 || isTemplate))
            {
                return at;
            }

            braces = Math.Max(0, braces);
            at = ReadToken(at);
            _hasSpace = false;
        }

        return _text.Length;
    }

    private bool IsExit(int at) => IsAt(at, "}}") || (_text[at] is '-' or '~' && IsAt(at + 1, "}}"));

    private bool IsAt(int at, string wanted) => string.CompareOrdinal(_text, at, wanted, 0, wanted.Length) == 0;

    /// <summary>White space, comments and line breaks.</summary>
    private int ReadSpace(int at, bool isTemplate)
    {
        var character = _text[at];
        if (character == '\n')
        {
            Add(TokenKind.NewLine, at, at + 1);
            _hasSpace = true;
            return at + 1;
        }

        if (character == '#')
        {
            _hasSpace = true;
            return ReadComment(at, isTemplate);
        }

        if (char.IsWhiteSpace(character))
        {
            _hasSpace = true;
            return at + 1;
        }

        return at;
    }

    private int ReadComment(int at, bool isTemplate)
    {
        var isLong = IsAt(at, "##");
        for (at += isLong ? 2 : 1; at < _text.Length; at++)
        {
            if (isTemplate && IsExit(at))
            {
                return at;
            }

            if (isLong && _text[at] == '\\')
            {
                at++;
            }
            else if (isLong && IsAt(at, "##"))
            {
                return at + 2;
            }
            else if (!isLong && _text[at] == '\n')
            {
                return at;
            }
        }

        return _text.Length;
    }

    private int ReadToken(int at)
    {
        var character = _text[at];
        if (IsNameStart(character))
        {
            return ReadName(at);
        }

        if (char.IsAsciiDigit(character))
        {
            return ReadNumber(at);
        }

        switch (character)
        {
            case '"' or '\'':
                return ReadString(at, at + 1, character);
            case '`':
                return ReadVerbatim(at);
            case '$':
                return ReadDollar(at);
            default:
                return ReadPunctuation(at);
        }
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character == '_';

    private int EndOfName(int at)
    {
        while (at < _text.Length && (IsNameStart(_text[at]) || char.IsAsciiDigit(_text[at])))
        {
            at++;
        }

        return at;
    }

    private int ReadName(int at)
    {
        var end = EndOfName(at);

        // `list.empty?` is a name with a question mark; `list.empty ?? x` and `list.empty ? x : y` are not.
        var isEmptyProperty = end - at == 5 && IsAt(at, "empty?") && tokens.Count > 0 && tokens[^1].Kind is TokenKind.Dot or TokenKind.QuestionDot;
        if (isEmptyProperty && (end + 1 >= _text.Length || _text[end + 1] is not ('?' or '!' or '.')))
        {
            end++;
        }

        Add(TokenKind.Identifier, at, end, _text[at..end]);
        return end;
    }

    private int ReadDollar(int at)
    {
        var next = at + 1 < _text.Length ? _text[at + 1] : '\0';
        if (next is '"' or '\'')
        {
            return ReadInterpolated(at, next);
        }

        if (next == '$')
        {
            Add(TokenKind.DollarDollar, at, at + 2);
            return at + 2;
        }

        var end = EndOfName(at + 1);
        if (char.IsAsciiDigit(next))
        {
            if (!int.TryParse(_text.AsSpan(at + 1, end - at - 1), out var index))
            {
                Problem(at, "an argument is `$` and a number, such as `$0`");
            }

            Add(TokenKind.Argument, at, end, index);
        }
        else
        {
            Add(end > at + 1 ? TokenKind.Local : TokenKind.Dollar, at, end, end > at + 1 ? _text[(at + 1)..end] : null);
        }

        return end;
    }

    private int ReadNumber(int at)
    {
        var end = NumberLiteral.Read(_text, at, out var value, out var problem);
        if (problem is not null)
        {
            Problem(at, problem);
        }

        Add(TokenKind.Number, at, end, value);
        return end;
    }

    private int ReadPunctuation(int at)
    {
        var (kind, length) = Punctuation.Read(_text.AsSpan(at));
        if (kind == TokenKind.Unknown)
        {
            Problem(at, $"`{_text[at]}` means nothing here");
        }

        Add(kind, at, at + length);
        return at + length;
    }

    private void Add(TokenKind kind, int start, int end, object? value = null)
    {
        tokens.Add(new Token(kind, start, end, _hasSpace, value));
        _hasSpace = false;
    }

    private void Problem(int at, string message, string? hint = null) =>
        problems.Add(file, Math.Min(at, _text.Length), TemplateProblemCodes.Syntax, message, hint);
}
