using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Writes a Type 2 charstring with every subroutine call replaced by the subroutine (Adobe technical note 5177).</summary>
/// <remarks>Nothing is drawn: only what decides the length of what follows is followed, the operand stack and the number of stem hints.</remarks>
internal ref struct CharstringFlattener(TableReader cff, CffIndex globals, CffIndex locals)
{
    private const int MaximumDepth = 10;          // note 5177, appendix B
    private const int MaximumStack = 513;         // CFF2's bound; note 5177 asks for 48
    private const int MaximumCalls = 10_000;      // ours: subroutines that call each other grow exponentially
    private const int MaximumLength = 256 * 1024; // ours: the longest charstrings of real fonts stay below 64 KiB

    private static readonly Operand Computed = new(int.MinValue, 0, 0);

    private readonly TableReader _cff = cff;
    private readonly List<byte> _flat = new(512);
    private readonly List<Operand> _stack = new(48);
    private int _stems;
    private int _calls;
    private bool _hasEnded;

    public byte[] Flatten(ReadOnlySpan<byte> charstring)
    {
        Run(charstring, 0);
        if (!_hasEnded)
            _flat.Add(14); // endchar; some producers leave it out
        return [.. _flat];
    }

    private void Run(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaximumDepth || ++_calls > MaximumCalls)
            throw _cff.Fault("has a charstring whose subroutines are nested without end");
        var code = new TableReader(bytes, _cff.Table);
        var at = 0;
        while (at < bytes.Length && !_hasEnded)
        {
            var first = code.U8(at);
            if (first is 28 or >= 32)
                at += Number(code, at);
            else if (first is 10 or 29)
            {
                Call(first == 29 ? globals : locals, depth);
                at++;
            }
            else if (first == 11)
                return;
            else
                at += Operator(code, at);
            if (_flat.Count > MaximumLength)
                throw _cff.Fault($"has a charstring of more than {MaximumLength} bytes");
        }
    }

    private readonly int Number(TableReader code, int at)
    {
        int first = code.U8(at);
        var (length, value) = first switch
        {
            28 => (3, code.I16(at + 1)),
            <= 246 => (1, first - 139),
            <= 250 => (2, (first - 247) * 256 + code.U8(at + 1) + 108),
            <= 254 => (2, -(first - 251) * 256 - code.U8(at + 1) - 108),
            _ => (5, (int)code.U32(at + 1) >> 16),
        };
        Push(new Operand(_flat.Count, length, value));
        Copy(code, at, length);
        return length;
    }

    private void Call(CffIndex subroutines, int depth)
    {
        var number = Pop();
        if (number.Start + number.Length != _flat.Count)
            throw _cff.Fault("has a charstring that computes the number of a subroutine");
        _flat.RemoveRange(number.Start, number.Length);
        // Note 5177, 4.7: the bias makes small numbers, which are short, the most common.
        var bias = subroutines.Count < 1240 ? 107 : subroutines.Count < 33900 ? 1131 : 32768;
        Run(subroutines.Entry(_cff, number.Value + bias), depth + 1);
    }

    private int Operator(TableReader code, int at)
    {
        int first = code.U8(at);
        var length = 1;
        switch (first)
        {
            case 1 or 3 or 18 or 23: // the stem hints
                _stems += _stack.Count / 2;
                _stack.Clear();
                break;
            case 19 or 20: // hintmask and cntrmask; operands before them are vertical stems
                _stems += _stack.Count / 2;
                _stack.Clear();
                length += (_stems + 7) / 8;
                break;
            case 12:
                length = 2;
                Escape(code.U8(at + 1));
                break;
            case 14:
                _hasEnded = true;
                break;
            case 4 or (>= 5 and <= 8) or 21 or 22 or (>= 24 and <= 27) or 30 or 31: // moves, lines and curves
                _stack.Clear();
                break;
            default:
                throw _cff.Fault($"has a charstring with the reserved operator {first}");
        }
        Copy(code, at, length);
        return length;
    }

    // How many operands each arithmetic operator takes and leaves; what it leaves is not known here.
    private readonly void Escape(int second)
    {
        var (takes, leaves) = second switch
        {
            3 or 4 or 10 or 11 or 12 or 15 or 24 => (2, 1), // and, or, add, sub, div, eq, mul
            5 or 9 or 14 or 26 or 21 or 29 => (1, 1),       // not, abs, neg, sqrt, get, index
            18 => (1, 0),                                   // drop
            20 => (2, 0),                                   // put
            22 => (4, 1),                                   // ifelse
            23 => (0, 1),                                   // random
            27 => (1, 2),                                   // dup
            28 => (2, 2),                                   // exch
            30 => (2, 0),                                   // roll, see below
            0 or (>= 34 and <= 37) => (_stack.Count, 0),    // dotsection and the flexes
            _ => throw _cff.Fault($"has a charstring with the reserved operator 12 {second}"),
        };
        for (var i = 0; i < takes; i++)
            Pop();
        for (var i = 0; i < leaves; i++)
            Push(Computed);
        if (second == 30)
        {
            for (var i = 0; i < _stack.Count; i++)
                _stack[i] = Computed;
        }
    }

    private readonly void Push(Operand operand)
    {
        if (_stack.Count >= MaximumStack)
            throw _cff.Fault("has a charstring that overflows its stack");
        _stack.Add(operand);
    }

    private readonly Operand Pop()
    {
        if (_stack.Count == 0)
            throw _cff.Fault("has a charstring that lacks an operand");
        var top = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private readonly void Copy(TableReader code, int at, int length) => _flat.AddRange(code.Slice(at, length));

    /// <summary>A number on the stack and where it lies in the flat charstring.</summary>
    private readonly record struct Operand(int Start, int Length, int Value);
}
