using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Layout.Images.Svg;

/// <summary>An arc of an ellipse as path data has it (SVG 2, 9.5.1 and B.2): by its end points, drawn as cubic curves.</summary>
internal readonly record struct EllipticalArc(double RadiusX, double RadiusY, double Rotation)
{
    public bool IsLarge { get; init; }

    public bool IsClockwise { get; init; }

    public void Draw(OutlinePen pen, PathPoint end)
    {
        var start = pen.At;
        if (start == end) return;
        if (RadiusX == 0 || RadiusY == 0)
        {
            pen.Line(end.X, end.Y);
            return;
        }
        // Half way between the end points, along the ellipse's own axes.
        var (sin, cos) = Math.SinCos(Rotation);
        var (dx, dy) = ((start.X - end.X) / 2, (start.Y - end.Y) / 2);
        var (x, y) = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
        // Radii that are too small to reach grow until they do.
        var reach = Math.Sqrt((x * x / (RadiusX * RadiusX)) + (y * y / (RadiusY * RadiusY)));
        var (rx, ry) = reach > 1 ? (RadiusX * reach, RadiusY * reach) : (RadiusX, RadiusY);
        var (px, py) = (x / rx, y / ry);
        // On the unit circle: the centre lies on the perpendicular through the middle of the chord.
        var half = (px * px) + (py * py);
        var distance = Math.Sqrt(Math.Max(0, (1 / half) - 1)) * (IsLarge == IsClockwise ? -1 : 1);
        var (cx, cy) = (distance * py, -distance * px);
        var from = Math.Atan2(py - cy, px - cx);
        var sweep = Math.Atan2(-py - cy, -px - cx) - from;
        if (IsClockwise && sweep < 0) sweep += 2 * Math.PI;
        if (!IsClockwise && sweep > 0) sweep -= 2 * Math.PI;
        var ellipse = new Ellipse(cos * rx, sin * rx, -sin * ry, cos * ry, ((start.X + end.X) / 2) + (cos * cx * rx) - (sin * cy * ry), ((start.Y + end.Y) / 2) + (sin * cx * rx) + (cos * cy * ry));
        ellipse.Draw(pen, from, sweep, end);
    }

    /// <summary>The unit circle stretched, turned and moved.</summary>
    private readonly record struct Ellipse(double Ax, double Ay, double Bx, double By, double X, double Y)
    {
        public void Draw(OutlinePen pen, double from, double sweep, PathPoint end)
        {
            var pieces = Math.Max(1, (int)Math.Ceiling((Math.Abs(sweep) / (Math.PI / 2)) - 1e-9));
            var step = sweep / pieces;
            // The handles of a cubic curve that follows an arc of this angle: 4/3 tan(angle / 4).
            var handle = 4.0 / 3 * Math.Tan(step / 4);
            for (var i = 0; i < pieces; i++)
            {
                var (sin, cos) = Math.SinCos(from + (i * step));
                var (sinNext, cosNext) = Math.SinCos(from + ((i + 1) * step));
                pen.Cubic(At(cos - (handle * sin), sin + (handle * cos)), At(cosNext + (handle * sinNext), sinNext - (handle * cosNext)), i == pieces - 1 ? end : At(cosNext, sinNext));
            }
        }

        private PathPoint At(double x, double y) => new((Ax * x) + (Bx * y) + X, (Ay * x) + (By * y) + Y);
    }
}
