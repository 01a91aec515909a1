using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>Gradients as shading patterns: axial and radial shadings (8.7.4.5) over exponential functions stitched together (7.10.3, 7.10.4).</summary>
internal static class GradientPattern
{
    public static void Write(PdfBuffer to, GradientPaint gradient)
    {
        to.Add("<</PatternType 2/Matrix["u8).Matrix(gradient.Transform).Add("]/Shading<</ColorSpace/DeviceRGB/Extend[true true]"u8);
        if (gradient is LinearGradient line)
            Coordinates(to.Add("/ShadingType 2"u8), line.X1, line.Y1, line.X2, line.Y2);
        else if (gradient is RadialGradient circles)
            Coordinates(to.Add("/ShadingType 3"u8), circles.Start.X, circles.Start.Y, circles.Start.Radius, circles.End.X, circles.End.Y, circles.End.Radius);
        WriteFunction(to.Add("/Function"u8), Whole(gradient.Stops));
        to.Add(">>>>"u8);
    }

    private static void Coordinates(PdfBuffer to, params ReadOnlySpan<double> numbers)
    {
        to.Add("/Coords"u8);
        for (var i = 0; i < numbers.Length; i++)
            to.Add(i == 0 ? (byte)'[' : (byte)' ').Add(numbers[i], 4);
        to.Add((byte)']');
    }

    // Functions cover everything from 0 to 1.
    private static List<GradientStop> Whole(ImmutableArray<GradientStop> stops)
    {
        var whole = new List<GradientStop>(stops.Length + 2);
        if (stops[0].Offset > 0)
            whole.Add(stops[0] with { Offset = 0 });
        whole.AddRange(stops);
        if (stops[^1].Offset < 1)
            whole.Add(stops[^1] with { Offset = 1 });
        return whole;
    }

    private static void WriteFunction(PdfBuffer to, List<GradientStop> stops)
    {
        // Two stops at one place are a border of colours, not a piece of the function.
        var pieces = Enumerable.Range(0, stops.Count - 1).Where(i => Thousandths(stops[i + 1]) > Thousandths(stops[i])).ToArray();
        if (pieces.Length == 1)
        {
            WritePiece(to, stops[pieces[0]], stops[pieces[0] + 1]);
            return;
        }
        to.Add("<</FunctionType 3/Domain[0 1]/Functions["u8);
        foreach (var piece in pieces)
            WritePiece(to, stops[piece], stops[piece + 1]);
        to.Add("]/Bounds["u8);
        foreach (var piece in pieces.Skip(1))
            to.Add(Thousandths(stops[piece]) / 1000.0, 3).Add((byte)' ');
        to.Add("]/Encode["u8);
        foreach (var _ in pieces)
            to.Add("0 1 "u8);
        to.Add("]>>"u8);
    }

    private static int Thousandths(GradientStop stop) => (int)Math.Round(stop.Offset * 1000);

    private static void WritePiece(PdfBuffer to, GradientStop from, GradientStop until)
    {
        to.Add("<</FunctionType 2/Domain[0 1]/N 1/C0["u8);
        WriteColor(to, from.Color);
        to.Add("]/C1["u8);
        WriteColor(to, until.Color);
        to.Add("]>>"u8);
    }

    private static void WriteColor(PdfBuffer to, Color color) =>
        to.Add(color.Red / 255.0, 3).Add((byte)' ').Add(color.Green / 255.0, 3).Add((byte)' ').Add(color.Blue / 255.0, 3);
}
