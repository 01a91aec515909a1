using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Renderer.Layout.Fonts.Web;

/// <summary>Faces of documents by the content of their files, kept between documents: those of a package as long as the package lives, written-in ones up to a number.</summary>
internal sealed class FaceCache
{
    private const int MostKept = 64;

    private readonly ConditionalWeakTable<byte[], FontFace> _ofFiles = [];
    private readonly ConcurrentDictionary<string, FontFace> _ofContents = new();

    /// <exception cref="FontException">It is no usable font.</exception>
    public FontFace FaceOf(ReadOnlyMemory<byte> bytes)
    {
        // A package hands over the same array each time: no need to hash megabytes for each document.
        if (MemoryMarshal.TryGetArray(bytes, out var array) && array.Array is { } whole && array.Count == whole.Length && _ofFiles.TryGetValue(whole, out var known)) return known;
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (!_ofContents.TryGetValue(digest, out var face))
        {
            face = FontFace.Load(bytes);
            face.Check();
            if (_ofContents.Count < MostKept) face = _ofContents.GetOrAdd(digest, face);
        }
        if (array.Array is { } file && array.Count == file.Length) _ofFiles.AddOrUpdate(file, face);
        return face;
    }
}
