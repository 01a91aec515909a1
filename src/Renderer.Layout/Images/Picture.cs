using Renderer.Layout.Pages;

namespace Renderer.Layout.Images;

/// <summary>A replaced element's content: a picture and how large it is by itself.</summary>
internal abstract record Picture(NaturalSize Natural);

/// <summary>An encoded picture of pixels.</summary>
internal sealed record RasterPicture(ReadOnlyMemory<byte> Encoded, string MediaType, NaturalSize Natural) : Picture(Natural)
{
    public ImageOrientation Orientation { get; init; }
}
