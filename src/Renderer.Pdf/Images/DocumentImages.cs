using System.Collections.Immutable;
using System.Security.Cryptography;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Images;

/// <summary>The images of one document, each written once however often it is placed.</summary>
internal sealed class DocumentImages(PdfFile file, List<PdfProblem> problems)
{
    private readonly Dictionary<string, int> _byDigest = new(StringComparer.Ordinal);
    private readonly List<int> _numbers = [];

    /// <summary>Writes those images that are new and returns the index of each, which names it in the resources.</summary>
    public int[] Write(ImmutableArray<PlacedImage> images)
    {
        if (images.IsEmpty)
            return [];
        var names = new int[images.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = IndexOf(images[i]);
        return names;
    }

    /// <summary>The entry of a page's resource dictionary.</summary>
    public void WriteResources(PdfBuffer to, int[] names)
    {
        to.Add("/XObject<<"u8);
        foreach (var name in names.Distinct())
            to.Add("/I"u8).Add(name).Add((byte)' ').Reference(_numbers[name]);
        to.Add(">>"u8);
    }

    private int IndexOf(PlacedImage image)
    {
        var digest = Convert.ToHexString(SHA256.HashData(image.Encoded.Span));
        if (_byDigest.TryGetValue(digest, out var index))
            return index;
        var number = file.Allocate();
        try
        {
            if (JpegImage.IsJpeg(image.Encoded.Span))
                JpegImage.Write(file, number, image.Encoded.Span);
            else if (PngImage.IsPng(image.Encoded.Span))
                PngImage.Write(file, number, image.Encoded);
            else
                throw new ImageException($"It is neither PNG nor JPEG, though its type is said to be {image.MediaType}.");
        }
        catch (ImageException e)
        {
            problems.Add(new PdfProblem("image-unusable", $"The image cannot be embedded. {e.Message}", "Save it as PNG or as baseline or progressive JPEG.", image.Origin));
        }
        _byDigest.Add(digest, _numbers.Count);
        _numbers.Add(number);
        return _numbers.Count - 1;
    }
}

/// <summary>An image that cannot be embedded, and why.</summary>
internal sealed class ImageException(string message) : Exception(message);
