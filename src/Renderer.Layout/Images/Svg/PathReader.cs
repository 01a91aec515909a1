using System.Collections.Immutable;
using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Layout.Images.Svg;

/// <summary>Reads path data (SVG 2, 9.3). What comes before an error is drawn, as the standard has it.</summary>
internal ref struct PathReader
{
    private readonly OutlinePen _pen = new();
    private SvgScanner _scanner;
    // Where a smooth curve takes its first control point from: the last curve's second one.
    private PathPoint? _lastCubic;
    private PathPoint? _lastQuadratic;

    private PathReader(string data) => _scanner = new(data);

    /// <summary>The outline, and whether all of the data could be read.</summary>
    public static ImmutableArray<PathSegment> Read(string data, out bool isWhole)
    {
        var reader = new PathReader(data);
        isWhole = reader.ReadAll();
        return reader._pen.ToOutline();
    }

    private bool ReadAll()
    {
        if (_scanner.AtEnd) return true;
        if (!_scanner.TryLetter(out var command) || command is not ('M' or 'm')) return false;
        while (true)
        {
            if (!ReadCommand(command)) return false;
            if (_scanner.AtEnd) return true;
            if (_pen.IsFull) return false;
            // More coordinates repeat the command; behind a move they are lines.
            if (_scanner.TryLetter(out var next)) command = next;
            else if (command is 'Z' or 'z') return false;
            else command = command switch { 'M' => 'L', 'm' => 'l', _ => command };
        }
    }

    private bool ReadCommand(char command)
    {
        var isRelative = char.IsAsciiLetterLower(command);
        var kind = char.ToUpperInvariant(command);
        var (x, y) = isRelative ? (_pen.At.X, _pen.At.Y) : (0, 0);
        var done = kind switch
        {
            'M' => Move(x, y),
            'L' => Line(x, y),
            'H' => Horizontal(x),
            'V' => Vertical(y),
            'C' => Cubic(x, y),
            'S' => SmoothCubic(x, y),
            'Q' => Quadratic(x, y),
            'T' => SmoothQuadratic(x, y),
            'A' => Arc(x, y),
            'Z' => Close(),
            _ => false,
        };
        if (kind is not ('C' or 'S')) _lastCubic = null;
        if (kind is not ('Q' or 'T')) _lastQuadratic = null;
        return done;
    }

    private bool TryPoint(double x, double y, out PathPoint point)
    {
        point = default;
        if (!_scanner.TryNumber(out var right) || !_scanner.TryNumber(out var down)) return false;
        point = new(x + right, y + down);
        return true;
    }

    private bool Move(double x, double y)
    {
        if (!TryPoint(x, y, out var to)) return false;
        _pen.Move(to.X, to.Y);
        return true;
    }

    private bool Line(double x, double y)
    {
        if (!TryPoint(x, y, out var to)) return false;
        _pen.Line(to.X, to.Y);
        return true;
    }

    private bool Horizontal(double x)
    {
        if (!_scanner.TryNumber(out var right)) return false;
        _pen.Line(x + right, _pen.At.Y);
        return true;
    }

    private bool Vertical(double y)
    {
        if (!_scanner.TryNumber(out var down)) return false;
        _pen.Line(_pen.At.X, y + down);
        return true;
    }

    private bool Cubic(double x, double y) => TryPoint(x, y, out var first) && CubicFrom(first, x, y);

    private bool SmoothCubic(double x, double y) => CubicFrom(Mirrored(_lastCubic), x, y);

    private bool CubicFrom(PathPoint first, double x, double y)
    {
        if (!TryPoint(x, y, out var second) || !TryPoint(x, y, out var to)) return false;
        _pen.Cubic(first, second, to);
        _lastCubic = second;
        return true;
    }

    private bool Quadratic(double x, double y) => TryPoint(x, y, out var control) && QuadraticFrom(control, x, y);

    private bool SmoothQuadratic(double x, double y) => QuadraticFrom(Mirrored(_lastQuadratic), x, y);

    private bool QuadraticFrom(PathPoint control, double x, double y)
    {
        if (!TryPoint(x, y, out var to)) return false;
        _pen.Quadratic(control, to);
        _lastQuadratic = control;
        return true;
    }

    private readonly PathPoint Mirrored(PathPoint? control) => control is { } point ? new((2 * _pen.At.X) - point.X, (2 * _pen.At.Y) - point.Y) : _pen.At;

    private bool Arc(double x, double y)
    {
        if (!_scanner.TryNumber(out var radiusX) || !_scanner.TryNumber(out var radiusY) || !_scanner.TryNumber(out var rotation)) return false;
        if (!_scanner.TryFlag(out var isLarge) || !_scanner.TryFlag(out var isClockwise) || !TryPoint(x, y, out var to)) return false;
        new EllipticalArc(Math.Abs(radiusX), Math.Abs(radiusY), rotation * Math.PI / 180) { IsLarge = isLarge, IsClockwise = isClockwise }.Draw(_pen, to);
        return true;
    }

    private readonly bool Close()
    {
        _pen.Close();
        return true;
    }
}
