using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

internal sealed partial class Parser
{
    private const int CoalescePrecedence = 1;
    private const int OrPrecedence = 2;
    private const int AboveOr = 3;
    private const int AndPrecedence = 3;

    // The head of a loop is being read: `offset:`, `limit:` and the like belong to the loop, not to a call in it.
    private bool _isLoopHead;

    // Between `?` and `:`: a name before a colon is not a named argument.
    private bool _isTernaryMiddle;

    /// <summary>An expression with its pipes.</summary>
    private Expression ParseExpression()
    {
        if (!TryEnter(Current.Start))
        {
            return new FaultyExpression(Current.Start);
        }

        var left = ParseTernary();
        for (var length = 1; IsPipe(); length++)
        {
            CheckChain(length, Current.Start);
            SkipNewLines();
            var pipe = Current;
            Advance();
            SkipNewLines();
            var start = Current.Start;
            left = PipeInto(pipe, left, ParseTernary(), start);
        }

        Leave();
        return left;
    }

    /// <summary>Whether a pipe follows, perhaps on the next line.</summary>
    private bool IsPipe()
    {
        var at = _index;
        while (_tokens[at].Kind == TokenKind.NewLine)
        {
            at++;
        }

        return _tokens[at].Kind == TokenKind.Pipe;
    }

    /// <summary>Puts the piped value first among the arguments of the leftmost call on the pipe's right.</summary>
    private Expression PipeInto(Token pipe, Expression value, Expression right, int start)
    {
        if (!HasStack(pipe.Start))
        {
            return right;
        }

        switch (right)
        {
            case CallNode call:
                return Checked(call.WithPiped(value));
            case PathExpression or FunctionNode:
                return Checked(new CallNode(start, right, [value], []));
            case AliasNode alias:
                return PipeInto(pipe, value, alias.Operand, start);
            case BinaryNode node:
                return new BinaryNode(node.Position, node.Operation, PipeInto(pipe, value, node.Left, start), node.Right);
            case LogicalNode node:
                return new LogicalNode(node.Position, node.IsAnd, PipeInto(pipe, value, node.Left, start), node.Right);
            case CoalesceNode node:
                return new CoalesceNode(node.Position, node.IsForNull, PipeInto(pipe, value, node.Left, start), node.Right);
            case ConditionalNode node:
                return new ConditionalNode(node.Position, PipeInto(pipe, value, node.Condition, start), node.IfTrue, node.IfFalse);
            case NotNode node:
                return new NotNode(node.Position, PipeInto(pipe, value, node.Operand, start));
            case SignNode node:
                return new SignNode(node.Position, node.IsMinus, PipeInto(pipe, value, node.Operand, start));
            default:
                Problem(pipe, "the right side of `|` must be a function", "Write the function's name, such as `| string.upcase`.");
                return right;
        }
    }

    private Expression ParseTernary()
    {
        var condition = ParseBinary(CoalescePrecedence, isArgument: false);
        if (Current.Kind != TokenKind.Question)
        {
            return condition;
        }

        var position = Current.Start;
        if (!TryEnter(position))
        {
            return condition;
        }

        Advance();
        SkipNewLines();
        var isMiddle = _isTernaryMiddle;
        _isTernaryMiddle = true;
        var ifTrue = ParseTernary();
        _isTernaryMiddle = isMiddle;
        SkipNewLinesBefore(TokenKind.Colon);
        Expect(TokenKind.Colon, ":");
        SkipNewLines();
        var ifFalse = ParseTernary();
        Leave();
        return new ConditionalNode(position, condition, ifTrue, ifFalse);
    }

    private void SkipNewLinesBefore(TokenKind kind)
    {
        var at = _index;
        while (_tokens[at].Kind == TokenKind.NewLine)
        {
            at++;
        }

        _index = _tokens[at].Kind == kind ? at : _index;
    }

    /// <summary>Operators of at least a precedence. An argument is a whole one: <c>f a == b</c> is <c>f (a == b)</c>; a sign of its own ends it.</summary>
    private Expression ParseBinary(int lowest, bool isArgument)
    {
        var left = ParseUnary(isArgument);
        for (var length = 1; ; length++)
        {
            var sign = Current;
            var precedence = Precedence(sign.Kind);
            if (precedence < lowest || (isArgument && IsSignOfArgument(sign)))
            {
                return left;
            }

            CheckChain(length, sign.Start);
            Advance();
            SkipNewLines();
            var right = ParseBinary(precedence + 1, isArgument);
            left = precedence switch
            {
                CoalescePrecedence => new CoalesceNode(sign.Start, sign.Kind == TokenKind.QuestionQuestion, left, right),
                OrPrecedence => new LogicalNode(sign.Start, isAnd: false, left, right),
                AndPrecedence => new LogicalNode(sign.Start, isAnd: true, left, right),
                _ => new BinaryNode(sign.Start, Operator(sign.Kind), left, right),
            };
        }
    }

    /// <summary>Precedence of a binary operator, from 1; 0 for anything else.</summary>
    private static int Precedence(TokenKind kind) => kind switch
    {
        TokenKind.QuestionQuestion or TokenKind.QuestionBang => CoalescePrecedence,
        TokenKind.PipePipe => OrPrecedence,
        TokenKind.AmpersandAmpersand => AndPrecedence,
        TokenKind.Ampersand => 4,
        TokenKind.EqualEqual or TokenKind.BangEqual => 5,
        TokenKind.Less or TokenKind.LessEqual or TokenKind.Greater or TokenKind.GreaterEqual => 6,
        TokenKind.DotDot or TokenKind.DotDotLess => 7,
        TokenKind.LessLess or TokenKind.GreaterGreater => 8,
        TokenKind.Plus or TokenKind.Minus => 9,
        TokenKind.Star or TokenKind.Slash or TokenKind.SlashSlash or TokenKind.Percent => 10,
        _ => 0,
    };

    private static BinaryOperator Operator(TokenKind kind) => kind switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.SlashSlash => BinaryOperator.DivideWhole,
        TokenKind.Percent => BinaryOperator.Modulo,
        TokenKind.LessLess => BinaryOperator.ShiftLeft,
        TokenKind.GreaterGreater => BinaryOperator.ShiftRight,
        TokenKind.Ampersand => BinaryOperator.BitAnd,
        TokenKind.EqualEqual => BinaryOperator.Equal,
        TokenKind.BangEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.DotDot => BinaryOperator.RangeInclusive,
        _ => BinaryOperator.RangeExclusive,
    };

    private Expression ParseUnary(bool isArgument)
    {
        var sign = Current;
        if (sign.Kind is not (TokenKind.Bang or TokenKind.Minus or TokenKind.Plus or TokenKind.At or TokenKind.Caret or TokenKind.PlusPlus or TokenKind.MinusMinus))
        {
            return ParseCall(isArgument);
        }

        if (!TryEnter(sign.Start))
        {
            return new FaultyExpression(sign.Start);
        }

        Advance();
        Expression result = sign.Kind switch
        {
            TokenKind.Bang => new NotNode(sign.Start, ParseUnary(isArgument)),
            TokenKind.At => new AliasNode(sign.Start, ParsePostfix()),
            TokenKind.Caret => new ExpandNode(sign.Start, ParseUnary(isArgument: true)),
            TokenKind.Minus or TokenKind.Plus => Signed(sign, ParseUnary(isArgument)),
            _ => ParseIncrement(sign, isArgument),
        };
        Leave();
        return result;
    }

    private static Expression Signed(Token sign, Expression operand)
    {
        var isMinus = sign.Kind == TokenKind.Minus;
        return operand is ConstantNode { Value: { IsNumber: true } value }
            ? new ConstantNode(sign.Start, isMinus ? Arithmetic.Negated(value) : value)
            : new SignNode(sign.Start, isMinus, operand);
    }

    private Expression ParseIncrement(Token sign, bool isArgument)
    {
        if (ParseUnary(isArgument) is PathExpression target)
        {
            return new IncrementNode(sign.Start, target, sign.Kind == TokenKind.MinusMinus, isPostfix: false);
        }

        Problem(sign, "only a variable, member or item can be counted up or down");
        return new FaultyExpression(sign.Start);
    }
}
