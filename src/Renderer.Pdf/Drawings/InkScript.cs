using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>The graphics state of a form (8.4): colours, patterns, opacity and lines, written where they change.</summary>
internal sealed class InkScript(PdfBuffer to, FormResources resources)
{
    private readonly Stack<Ink> _saved = new();
    private Ink _ink = Ink.Initial;

    /// <summary>How many states are saved (ISO 19005-2, 6.1.13 bounds them).</summary>
    public int Depth => _saved.Count;

    public void Save()
    {
        _saved.Push(_ink);
        to.Add("q\n"u8);
    }

    public void Restore()
    {
        _ink = _saved.Pop();
        to.Add("Q\n"u8);
    }

    /// <summary>Saves the state where a paint takes a mask, until what is returned is disposed of.</summary>
    public SavedState SaveForMask(DrawingPaint? paint)
    {
        if (!NeedsMask(paint))
            return default;
        Save();
        return new SavedState(this);
    }

    /// <summary>Whether a paint is seen through more here than there, which takes a mask until the state is restored.</summary>
    public static bool NeedsMask(DrawingPaint? paint) => paint is GradientPaint gradient && gradient.Stops.Any(stop => stop.Opacity != gradient.Stops[0].Opacity);

    public void SetFill(DrawingPaint paint)
    {
        if (OpacityOf(paint) is var opacity && opacity != _ink.FillOpacity)
            to.Add("/f"u8).Add(resources.FillOpacity(opacity)).Add(" gs\n"u8);
        _ink = _ink with { FillOpacity = opacity };
        if (NeedsMask(paint))
            to.Add("/m"u8).Add(resources.Mask((GradientPaint)paint)).Add(" gs\n"u8);
        if (paint == _ink.Fill)
            return;
        if (paint is SolidPaint solid)
            WriteColor(solid.Color, "g\n"u8, "rg\n"u8);
        else
            to.Add("/Pattern cs/P"u8).Add(resources.Pattern((GradientPaint)paint)).Add(" scn\n"u8);
        _ink = _ink with { Fill = paint };
    }

    public void SetStroke(DrawingStroke stroke)
    {
        SetStrokePaint(stroke.Paint);
        if (stroke.Width != _ink.Line.Width)
            to.Add(stroke.Width, 3).Add(" w\n"u8);
        if (stroke.Cap != _ink.Line.Cap)
            to.Add((int)stroke.Cap).Add(" J\n"u8);
        if (stroke.Join != _ink.Line.Join)
            to.Add((int)stroke.Join).Add(" j\n"u8);
        if (stroke.Join == StrokeJoin.Miter && stroke.MiterLimit != _ink.MiterLimit)
        {
            to.Add(stroke.MiterLimit).Add(" M\n"u8);
            _ink = _ink with { MiterLimit = stroke.MiterLimit };
        }
        if (stroke.DashOffset != _ink.Line.DashOffset || !stroke.Dashes.SequenceEqual(_ink.Line.Dashes))
            WriteDashes(stroke);
        _ink = _ink with { Line = stroke };
    }

    /// <summary>Sets how much is seen of the form painted next.</summary>
    public void SetOpacity(double opacity)
    {
        to.Add("/f"u8).Add(resources.FillOpacity(opacity)).Add(" gs\n"u8);
        _ink = _ink with { FillOpacity = opacity };
    }

    private void SetStrokePaint(DrawingPaint paint)
    {
        if (OpacityOf(paint) is var opacity && opacity != _ink.StrokeOpacity)
            to.Add("/s"u8).Add(resources.StrokeOpacity(opacity)).Add(" gs\n"u8);
        _ink = _ink with { StrokeOpacity = opacity };
        if (NeedsMask(paint))
            to.Add("/m"u8).Add(resources.Mask((GradientPaint)paint)).Add(" gs\n"u8);
        if (paint == _ink.Line.Paint)
            return;
        if (paint is SolidPaint solid)
            WriteColor(solid.Color, "G\n"u8, "RG\n"u8);
        else
            to.Add("/Pattern CS/P"u8).Add(resources.Pattern((GradientPaint)paint)).Add(" SCN\n"u8);
    }

    // Where all stops are seen through alike, no mask is needed.
    private static double OpacityOf(DrawingPaint paint) => paint is GradientPaint gradient && !NeedsMask(gradient) ? gradient.Opacity * gradient.Stops[0].Opacity : paint.Opacity;

    private void WriteDashes(DrawingStroke stroke)
    {
        to.Add((byte)'[');
        for (var i = 0; i < stroke.Dashes.Length; i++)
        {
            if (i > 0)
                to.Add((byte)' ');
            to.Add(stroke.Dashes[i], 3);
        }
        to.Add((byte)']').Add(stroke.DashOffset, 3).Add(" d\n"u8);
    }

    private void WriteColor(Color color, ReadOnlySpan<byte> grey, ReadOnlySpan<byte> rgb)
    {
        to.Add(color.Red / 255.0, 3).Add((byte)' ');
        if (color.Red == color.Green && color.Green == color.Blue)
            to.Add(grey);
        else
            to.Add(color.Green / 255.0, 3).Add((byte)' ').Add(color.Blue / 255.0, 3).Add((byte)' ').Add(rgb);
    }

    /// <summary>A state to go back to.</summary>
    public readonly struct SavedState(InkScript? script) : IDisposable
    {
        public void Dispose() => script?.Restore();
    }

    /// <summary>What is set; a form starts with that of 8.4.1 but for the mitre limit of 10, which strokes state before they are drawn.</summary>
    private sealed record Ink(DrawingPaint Fill, DrawingStroke Line)
    {
        private static readonly SolidPaint Black = new(Color.Black, 1);

        public static readonly Ink Initial = new(Black, new DrawingStroke(Black, 1));

        public double FillOpacity { get; init; } = 1;

        public double StrokeOpacity { get; init; } = 1;

        public double MiterLimit { get; init; } = 10;
    }
}
