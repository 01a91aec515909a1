using System.Buffers.Binary;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Content;

namespace Renderer.Pdf.Reading;

/// <summary>Whether a picture is the layout's: its kind, its place and its size in pixels.</summary>
internal static class PictureComparison
{
    private const double Tolerance = 0.02;

    // What stands far beside the page is not seen, and numbers have an end.
    private const double Farthest = 1_000_000;

    // A matrix of four decimals over a drawing some thousand points wide.
    private const double DrawingTolerance = 0.1;

    public static bool IsImage(in PaintedPicture picture) => picture.Stream["Subtype"u8].IsName("Image"u8);

    public static string? FaultOf(in PaintedPicture picture, PlacedImage image, double pageHeight)
    {
        if (!IsImage(picture)) return "is a drawing, in the layout an image";
        if (!IsAt(BoxOf(picture.Place, 1, 1), new(image.X, pageHeight - image.Y - image.Height, image.Width, image.Height), Tolerance)) return "is not where it is in the layout, or of another size";
        if (PngSize(image.Encoded.Span) is not { } size) return null;
        var (width, height) = (picture.Stream["Width"u8].Integer, picture.Stream["Height"u8].Integer);
        return width == size.Width && height == size.Height ? null : $"has {width} x {height} pixels, in the layout {size.Width} x {size.Height}";
    }

    public static string? FaultOf(in PaintedPicture picture, PlacedDrawing placed, double pageHeight)
    {
        if (IsImage(picture)) return "is an image, in the layout a drawing";
        var box = BoxOf(picture.Place, placed.Drawing.Width, placed.Drawing.Height);
        return IsAt(box, new(placed.X, pageHeight - placed.Y - placed.Height, placed.Width, placed.Height), DrawingTolerance) ? null : "is not where it is in the layout, or of another size";
    }

    /// <summary>The corners of a box after a transformation that may turn it by quarters and mirror it.</summary>
    private static PictureArea BoxOf(Matrix place, double width, double height)
    {
        var (x, y) = ((place.A * width) + (place.C * height), (place.B * width) + (place.D * height));
        return new(Math.Min(place.E, place.E + x), Math.Min(place.F, place.F + y), Math.Abs(x), Math.Abs(y));
    }

    private static bool IsAt(in PictureArea found, in PictureArea expected, double tolerance) =>
        IsNear(found.X, expected.X, tolerance) && IsNear(found.Y, expected.Y, tolerance) && IsNear(found.Width, expected.Width, tolerance) && IsNear(found.Height, expected.Height, tolerance);

    private static bool IsNear(double found, double expected, double tolerance) => Math.Abs(found - expected) <= tolerance || !(Math.Abs(expected) < Farthest);

    // PNG, 11.2.2: the header is the first chunk.
    private static PixelSize? PngSize(ReadOnlySpan<byte> image) => image.Length >= 24 && image[1..4].SequenceEqual("PNG"u8)
        ? new(BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..])) : null;

    private readonly record struct PixelSize(int Width, int Height);
}
