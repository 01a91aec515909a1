using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>Points and matrices as operands.</summary>
internal static class PdfBufferExtensions
{
    public static PdfBuffer Point(this PdfBuffer to, PathPoint point) => to.Add(point.X).Add((byte)' ').Add(point.Y);

    /// <summary>Six numbers; the four that turn and scale have four decimals, as they are multiplied with hundreds.</summary>
    public static PdfBuffer Matrix(this PdfBuffer to, in Transform matrix) =>
        to.Add(matrix.A, 4).Add((byte)' ').Add(matrix.B, 4).Add((byte)' ').Add(matrix.C, 4).Add((byte)' ').Add(matrix.D, 4).Add((byte)' ').Add(matrix.E, 3).Add((byte)' ').Add(matrix.F, 3);
}
