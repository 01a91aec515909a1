using System.Runtime.CompilerServices;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

/// <summary>Turns tokens into a program whose names are resolved to slots. Goes on after an error, at the end of the statement.</summary>
internal sealed partial class Parser
{
    // Blocks, brackets and unary operators inside one another. Deeper text is an attack or a mistake.
    private const int DeepestNesting = 250;

    // Operators, pipes or members in one chain; each is a level of the tree.
    private const int LongestChain = 1000;

    private readonly SourceFile _file;
    private readonly ParserOptions _options;
    private readonly List<Token> _tokens;
    private readonly bool _isCut;
    private LocalLayout _locals = new();
    private bool _areLocalsDynamic;
    private int _index;
    private int _brackets;
    private int _depth;
    private int _loops;
    private int _skippedBlocks;
    private int _faultyEnd = -1;
    private bool _isInError;
    private bool _isAborted;
    private string? _indent;

    private Parser(SourceFile file, ParserOptions options, TokenList tokens)
    {
        _file = file;
        _options = options;
        _tokens = tokens.Items;
        _isCut = tokens.IsCut;
        _areLocalsDynamic = options.IsEvaluatedText;
    }

    private Token Current => _tokens[_index];

    private Token Next => _tokens[Math.Min(_index + 1, _tokens.Count - 1)];

    /// <summary>Parses a template. Problems go to the options' list; with any, the result must not be run.</summary>
    public static CompiledFile ParseTemplate(SourceFile file, ParserOptions options)
    {
        var parser = new Parser(file, options, Lexer.ReadTemplate(file, options.Problems));
        return new CompiledFile(file, parser.ParsePage(), parser._locals);
    }

    /// <summary>Parses one expression, which must be the whole text.</summary>
    public static Expression ParseExpression(SourceFile file, ParserOptions options, out LocalLayout locals)
    {
        var parser = new Parser(file, options, Lexer.ReadCode(file, options.Problems));
        parser._brackets = 1;
        parser.SkipNewLines();
        var expression = parser.ParseExpression();
        if (parser.Current.Kind != TokenKind.End)
        {
            parser.Problem(parser.Current, $"{parser.Describe(parser.Current)} does not belong to the expression");
        }

        locals = parser._locals;
        return expression;
    }

    private BlockStatement ParsePage()
    {
        var statements = new List<Statement>();
        while (true)
        {
            ParseInto(statements);
            if (Current.Kind == TokenKind.End)
            {
                return new BlockStatement(0, [.. statements]);
            }

            _statementStart = _index;

            // Either the statement it closes was skipped over after an error, or it is itself what was not understood.
            _isInError |= _skippedBlocks > 0 || _faultyEnd == _index;
            _skippedBlocks = Math.Max(0, _skippedBlocks - (Current.Is("end") ? 1 : 0));

            Problem(Current, $"`{Current.Text}` without a statement that it could belong to", MisspeltOpening());
            Advance();
            EndStatement();
        }
    }

    private void Advance()
    {
        if (_index < _tokens.Count - 1)
        {
            _index++;
        }

        if (_brackets > 0)
        {
            SkipNewLines();
        }
    }

    private void SkipNewLines()
    {
        while (Current.Kind == TokenKind.NewLine)
        {
            _index++;
        }
    }

    private bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool TryTake(string keyword)
    {
        if (!Current.Is(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind, string sign)
    {
        if (!TryTake(kind))
        {
            Problem(Current, $"`{sign}` expected instead of {Describe(Current)}");
        }
    }

    /// <summary>Opens a bracket: line breaks inside it mean nothing.</summary>
    private void OpenBracket()
    {
        _brackets++;
        Advance();
    }

    private void CloseBracket(TokenKind kind, string sign)
    {
        if (Current.Kind != kind)
        {
            Problem(Current, $"`{sign}` expected instead of {Describe(Current)}", EqualSign());
            _brackets--;
            return;
        }

        _brackets--;
        Advance();
    }

    private bool TryEnter(int position)
    {
        if (++_depth <= DeepestNesting)
        {
            return HasStack(position);
        }

        Abort(position, $"the template nests deeper than {DeepestNesting}");
        return false;
    }

    private bool HasStack(int position)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        Abort(position, "the template nests deeper than this thread's stack allows");
        return false;
    }

    private void Leave() => _depth--;

    private void CheckChain(int length, int position)
    {
        if (length > LongestChain)
        {
            Abort(position, $"an expression of more than {LongestChain} operators");
        }
    }

    /// <summary>Gives up on the file: the rest of it is not read.</summary>
    private void Abort(int position, string message)
    {
        if (!_isAborted)
        {
            _options.Problems.Add(_file, position, TemplateProblemCodes.Depth, message, "Split it, or compute it in steps.");
        }

        _isAborted = true;
        _index = _tokens.Count - 1;
    }

    private void Problem(Token at, string message, string? hint = null)
    {
        // What is no token at all was reported when it was read, and so was what swallowed the rest of the text.
        _isInError |= at.Kind == TokenKind.Unknown || (at.Kind == TokenKind.End && _isCut);
        Problem(at.Start, TemplateProblemCodes.Syntax, message, hint);
    }

    private void Problem(int position, string code, string message, string? hint)
    {
        if (!_isInError && !_isAborted)
        {
            _options.Problems.Add(_file, position, code, message, hint);
        }

        _isInError = true;
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.CodeExit => "the end of the code block",
        TokenKind.NewLine => "the end of the line",
        TokenKind.Text or TokenKind.CodeEnter => "text",
        TokenKind.String or TokenKind.InterpolationStart => "a string",
        _ => $"`{_file.Text[token.Start..Math.Min(token.End, _file.Text.Length)]}`",
    };
}

/// <summary>What the parsers of a set share.</summary>
/// <param name="Symbols">Global names.</param>
/// <param name="Problems">Where problems go.</param>
/// <param name="Files">Names that <c>include</c> can find.</param>
/// <param name="IsEvaluatedText">The text is evaluated inside a running template, whose locals it sees by name.</param>
internal sealed record ParserOptions(SymbolTable Symbols, ProblemList Problems, IReadOnlySet<string> Files, bool IsEvaluatedText)
{
    /// <summary>The text is a value, not the author's template: what stands outside its code is escaped like any value.</summary>
    public bool EscapesText { get; init; }
}

/// <summary>A parsed file.</summary>
internal sealed record CompiledFile(SourceFile Source, Statement Body, LocalLayout Locals);
