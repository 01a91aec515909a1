using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Draws a flat Type 2 charstring (Adobe technical note 5177, 4): moves, lines, cubic curves and flexes.</summary>
/// <remarks>Arithmetic is not computed: no font shipped or known to us draws with it.</remarks>
internal ref struct CharstringPath(ReadOnlySpan<byte> charstring)
{
    private const int MaximumStack = 513; // CFF2's bound; note 5177 asks for 48

    private readonly TableReader _code = new(charstring, "CFF ");
    private readonly PathPen _pen = new();
    private readonly List<double> _stack = new(48);
    private int _stems;

    public static GlyphPath Of(ReadOnlySpan<byte> charstring)
    {
        var path = new CharstringPath(charstring);
        path.Run();
        return path._pen.ToPath();
    }

    private void Run()
    {
        for (var at = 0; at < _code.Length;)
        {
            var first = _code.U8(at);
            if (first is 28 or >= 32)
                at += Number(at);
            else if (first == 14)
                return;
            else
                at += Operator(at);
            if (_pen.IsFull)
                throw _code.Fault("has a charstring that draws without end");
        }
    }

    private readonly int Number(int at)
    {
        int first = _code.U8(at);
        var (length, value) = first switch
        {
            28 => (3, (double)_code.I16(at + 1)),
            <= 246 => (1, first - 139),
            <= 250 => (2, (first - 247) * 256 + _code.U8(at + 1) + 108),
            <= 254 => (2, -(first - 251) * 256 - _code.U8(at + 1) - 108),
            _ => (5, (int)_code.U32(at + 1) / 65536.0), // 16.16 fixed point
        };
        if (_stack.Count >= MaximumStack)
            throw _code.Fault("has a charstring that overflows its stack");
        _stack.Add(value);
        return length;
    }

    private int Operator(int at)
    {
        int op = _code.U8(at);
        var length = op == 12 ? 2 : 1;
        if (op is 1 or 3 or 18 or 23 or 19 or 20)
        {
            _stems += _stack.Count / 2;
            length += op is 19 or 20 ? (_stems + 7) / 8 : 0;
        }
        else
            Draw(op == 12 ? 0xC00 | _code.U8(at + 1) : op);
        _stack.Clear();
        return length;
    }

    private readonly void Draw(int op)
    {
        switch (op)
        {
            // Before the first move may stand the width, so moves count from the end.
            case 21: MoveBy(FromEnd(2), FromEnd(1)); break;
            case 22: MoveBy(FromEnd(1), 0); break;
            case 4: MoveBy(0, FromEnd(1)); break;
            case 5: Lines(0, _stack.Count); break;
            case 6: AlternatingLines(isHorizontal: true); break;
            case 7: AlternatingLines(isHorizontal: false); break;
            case 8: Curves(0, _stack.Count); break;
            case 24: Curves(0, _stack.Count - 2); Lines(_stack.Count - 2, _stack.Count); break;
            case 25: Lines(0, _stack.Count - 6); Curves(_stack.Count - 6, _stack.Count); break;
            case 26: VerticalCurves(); break;
            case 27: HorizontalCurves(); break;
            case 30: AlternatingCurves(isHorizontal: false); break;
            case 31: AlternatingCurves(isHorizontal: true); break;
            case 0xC22: Flex(V(0), 0, V(1), V(2), V(3), 0, V(4), 0, V(5), -V(2), V(6), 0); break;
            case 0xC23: Flex(V(0), V(1), V(2), V(3), V(4), V(5), V(6), V(7), V(8), V(9), V(10), V(11)); break;
            case 0xC24: Flex(V(0), V(1), V(2), V(3), V(4), 0, V(5), 0, V(6), V(7), V(8), -(V(1) + V(3) + V(7))); break;
            case 0xC25: Flex1(); break;
            case 0xC00: break; // dotsection, a hint of old
            default: throw _code.Fault($"has a charstring with the operator {op:X}, which is not drawn");
        }
    }

    private readonly double V(int index) =>
        (uint)index < (uint)_stack.Count ? _stack[index] : throw _code.Fault("has a charstring that lacks an operand");

    private readonly double FromEnd(int index) => V(_stack.Count - index);

    private readonly void MoveBy(double x, double y) => _pen.Move(By(x, y));

    private readonly PathPoint By(double x, double y) => new(_pen.At.X + x, _pen.At.Y + y);

    private readonly void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        var first = By(x1, y1);
        var second = new PathPoint(first.X + x2, first.Y + y2);
        _pen.Cubic(first, second, new(second.X + x3, second.Y + y3));
    }

    private readonly void Lines(int from, int to)
    {
        for (var i = from; i + 1 < to; i += 2) _pen.Line(By(V(i), V(i + 1)));
    }

    private readonly void AlternatingLines(bool isHorizontal)
    {
        for (var i = 0; i < _stack.Count; i++, isHorizontal = !isHorizontal) _pen.Line(isHorizontal ? By(V(i), 0) : By(0, V(i)));
    }

    private readonly void Curves(int from, int to)
    {
        for (var i = from; i + 5 < to; i += 6) Curve(V(i), V(i + 1), V(i + 2), V(i + 3), V(i + 4), V(i + 5));
    }

    private readonly void VerticalCurves()
    {
        var i = _stack.Count % 4 == 1 ? 1 : 0;
        for (var x = i == 1 ? V(0) : 0; i + 3 < _stack.Count; i += 4, x = 0) Curve(x, V(i), V(i + 1), V(i + 2), 0, V(i + 3));
    }

    private readonly void HorizontalCurves()
    {
        var i = _stack.Count % 4 == 1 ? 1 : 0;
        for (var y = i == 1 ? V(0) : 0; i + 3 < _stack.Count; i += 4, y = 0) Curve(V(i), y, V(i + 1), V(i + 2), V(i + 3), 0);
    }

    // Each begins the way the one before ended not; the last may end askew.
    private readonly void AlternatingCurves(bool isHorizontal)
    {
        for (var i = 0; i + 3 < _stack.Count; i += 4, isHorizontal = !isHorizontal)
        {
            var askew = _stack.Count - i == 5 ? V(i + 4) : 0;
            if (isHorizontal) Curve(V(i), 0, V(i + 1), V(i + 2), askew, V(i + 3));
            else Curve(0, V(i), V(i + 1), V(i + 2), V(i + 3), askew);
        }
    }

    private readonly void Flex(params ReadOnlySpan<double> d)
    {
        Curve(d[0], d[1], d[2], d[3], d[4], d[5]);
        Curve(d[6], d[7], d[8], d[9], d[10], d[11]);
    }

    private readonly void Flex1()
    {
        var (x, y) = (V(0) + V(2) + V(4) + V(6) + V(8), V(1) + V(3) + V(5) + V(7) + V(9));
        var isWide = Math.Abs(x) > Math.Abs(y);
        Flex(V(0), V(1), V(2), V(3), V(4), V(5), V(6), V(7), V(8), V(9), isWide ? V(10) : -x, isWide ? -y : V(10));
    }
}
