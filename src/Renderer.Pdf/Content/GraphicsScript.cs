using Renderer.Layout.Pages;
using Renderer.Pdf.Drawings;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Content;

/// <summary>Rectangles, lines and images; what looks the same and follows each other is painted by one operator.</summary>
internal sealed class GraphicsScript(PdfBuffer to)
{
    private double _pageHeight;
    private Color _fill;
    private Color _stroke;
    private double _lineWidth;
    private LineStyle _lineStyle;
    private double _dashUnit;
    private Pending _pending;

    private enum Pending
    {
        Nothing,
        Fill,
        Stroke,
    }

    /// <summary>A page starts with the graphics state of 8.4.1: black, one unit wide, solid.</summary>
    public void BeginPage(double height) =>
        (_pageHeight, _fill, _stroke, _lineWidth, _lineStyle, _pending) = (height, Color.Black, Color.Black, 1, LineStyle.Solid, Pending.Nothing);

    /// <summary>Sets the colour of text and rectangles.</summary>
    public void SetFill(Color color)
    {
        if (color == _fill)
            return;
        Flush();
        _fill = color;
        WriteColor(color, "g\n"u8, "rg\n"u8);
    }

    public void Add(Fill fill)
    {
        if (fill.Width <= 0 || fill.Height <= 0)
            return;
        if (_pending != Pending.Fill)
            Flush();
        SetFill(fill.Color);
        Point(fill.X, fill.Y + fill.Height).Add((byte)' ').Add(fill.Width).Add((byte)' ').Add(fill.Height).Add(" re\n"u8);
        _pending = Pending.Fill;
    }

    public void Add(Line line)
    {
        // Width 0 would mean "as thin as the device can", which no style sheet asks for.
        if (line.Width <= 0)
            return;
        if (_pending != Pending.Stroke || line.Color != _stroke || line.Width != _lineWidth || line.Style != _lineStyle)
            Flush();
        SetStroke(line);
        Point(line.X1, line.Y1).Add(" m "u8);
        Point(line.X2, line.Y2).Add(" l\n"u8);
        _pending = Pending.Stroke;
    }

    public void Add(PlacedImage image, int name)
    {
        Flush();
        to.Add("q "u8);
        Cut(image.Clip);
        if (image.Orientation == ImageOrientation.Upright)
            Place(image.X, image.Y, image.Width, image.Height);
        else
            to.Matrix(ImageTurn.Of(image.Orientation).Then(new Transform(image.Width, 0, 0, image.Height, image.X, _pageHeight - image.Y - image.Height)));
        to.Add(" cm/I"u8).Add(name).Add(" Do Q\n"u8);
    }

    public void Add(PlacedDrawing placed, int name)
    {
        Flush();
        to.Add("q "u8);
        Cut(placed.Clip);
        to.Add(placed.Width / placed.Drawing.Width, 4).Add(" 0 0 "u8).Add(placed.Height / placed.Drawing.Height, 4).Add((byte)' ');
        Point(placed.X, placed.Y + placed.Height).Add(" cm/D"u8).Add(name).Add(" Do Q\n"u8);
    }

    /// <summary>Paints what has been gathered.</summary>
    public void Flush()
    {
        if (_pending != Pending.Nothing)
            to.Add(_pending == Pending.Fill ? "f\n"u8 : "S\n"u8);
        _pending = Pending.Nothing;
    }

    private void SetStroke(Line line)
    {
        if (line.Color != _stroke)
            WriteColor(line.Color, "G\n"u8, "RG\n"u8);
        if (line.Width != _lineWidth)
            to.Add(line.Width, 3).Add(" w\n"u8);
        // The unit of a dash pattern is the line's width.
        if (line.Style != _lineStyle || (line.Style != LineStyle.Solid && line.Width != _dashUnit))
        {
            to.Add((byte)'[');
            if (line.Style != LineStyle.Solid)
                to.Add(line.Style == LineStyle.Dashed ? 3 * line.Width : line.Width, 3);
            to.Add("]0 d\n"u8);
            _dashUnit = line.Width;
        }
        (_stroke, _lineWidth, _lineStyle) = (line.Color, line.Width, line.Style);
    }

    private void Cut(PictureArea? clip)
    {
        if (clip is { } area) Point(area.X, area.Y + area.Height).Add((byte)' ').Add(area.Width).Add((byte)' ').Add(area.Height).Add(" re W n "u8);
    }

    private void Place(double x, double y, double width, double height)
    {
        to.Add(width).Add(" 0 0 "u8).Add(height).Add((byte)' ');
        Point(x, y + height);
    }

    private PdfBuffer Point(double x, double y) => to.Add(x).Add((byte)' ').Add(_pageHeight - y);

    private void WriteColor(Color color, ReadOnlySpan<byte> grey, ReadOnlySpan<byte> rgb)
    {
        to.Add(color.Red / 255.0, 3).Add((byte)' ');
        if (color.Red == color.Green && color.Green == color.Blue)
            to.Add(grey);
        else
            to.Add(color.Green / 255.0, 3).Add((byte)' ').Add(color.Blue / 255.0, 3).Add((byte)' ').Add(rgb);
    }
}
