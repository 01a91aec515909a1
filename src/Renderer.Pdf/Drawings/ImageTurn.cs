using Renderer.Layout.Pages;

namespace Renderer.Pdf.Drawings;

/// <summary>The ways to turn a picture's unit square onto itself (Exif 2.3, tag 0x112), y upwards.</summary>
internal static class ImageTurn
{
    public static Transform Of(ImageOrientation orientation) => orientation switch
    {
        ImageOrientation.Mirrored => new(-1, 0, 0, 1, 1, 0),
        ImageOrientation.Turned => new(-1, 0, 0, -1, 1, 1),
        ImageOrientation.Flipped => new(1, 0, 0, -1, 0, 1),
        ImageOrientation.Transposed => new(0, -1, -1, 0, 1, 1),
        ImageOrientation.Clockwise => new(0, -1, 1, 0, 0, 1),
        ImageOrientation.Transversed => new(0, 1, 1, 0, 0, 0),
        ImageOrientation.Counterclockwise => new(0, 1, -1, 0, 1, 0),
        _ => Transform.Identity,
    };
}
