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
    private readonly HashSet<int> _seeThrough = [];

    /// <summary>Writes those images that are new and returns the index of each, which names it in the resources.</summary>
    public int[] Write(ImmutableArray<PlacedImage> images)
    {
        if (images.IsEmpty)
            return [];
        var names = new int[images.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = IndexOf(images[i].Encoded, images[i].MediaType, images[i].Origin);
        return names;
    }

    /// <summary>The entries of a page's dictionary of external objects.</summary>
    public void WriteResources(PdfBuffer to, int[] names)
    {
        foreach (var name in names.Distinct())
            to.Add("/I"u8).Add(name).Add((byte)' ').Reference(_numbers[name]);
    }

    /// <summary>Whether parts of an image let through what is behind it.</summary>
    public bool IsSeeThrough(int name) => _seeThrough.Contains(name);

    /// <summary>The object number of an image's name.</summary>
    public int NumberOf(int name) => _numbers[name];

    /// <summary>Writes an image if it is new, and returns its name.</summary>
    public int IndexOf(ReadOnlyMemory<byte> encoded, string mediaType, Origin origin)
    {
        var digest = Convert.ToHexString(SHA256.HashData(encoded.Span));
        if (_byDigest.TryGetValue(digest, out var index))
            return index;
        var number = file.Allocate();
        try
        {
            if (JpegImage.IsJpeg(encoded.Span))
                JpegImage.Write(file, number, encoded.Span);
            else if (PngImage.IsPng(encoded.Span))
            {
                if (PngImage.Write(file, number, encoded))
                    _seeThrough.Add(_numbers.Count);
            }
            else
                throw new ImageException($"It is neither PNG nor JPEG, though its type is said to be {mediaType}.");
        }
        catch (ImageException e)
        {
            problems.Add(new PdfProblem("image-unusable", $"The image cannot be embedded. {e.Message}", "Save it as PNG or as baseline or progressive JPEG.", origin));
        }
        _byDigest.Add(digest, _numbers.Count);
        _numbers.Add(number);
        return _numbers.Count - 1;
    }
}

/// <summary>An image that cannot be embedded, and why.</summary>
internal sealed class ImageException(string message) : Exception(message);
