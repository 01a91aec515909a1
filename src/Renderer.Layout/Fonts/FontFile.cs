using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Renderer.Layout.Fonts;

/// <summary>The bytes of a font file and their digest, shared by the faces in it.</summary>
internal sealed class FontFile
{
    private readonly Lazy<string> _digest;

    /// <summary>A font in memory.</summary>
    public FontFile(ReadOnlyMemory<byte> bytes)
        : this(bytes, () => Convert.ToHexStringLower(SHA256.HashData(bytes.Span)))
    {
    }

    private FontFile(ReadOnlyMemory<byte> bytes, Func<string> digest)
    {
        Bytes = bytes;
        _digest = new Lazy<string>(digest);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public string Digest => _digest.Value;

    /// <summary>Maps a file read-only: pages come in when they are used and belong to the system's file cache.</summary>
    /// <remarks>A mapping lives as long as the process, since faces outlive any library. Replace installed fonts by renaming, never in place.</remarks>
    public static FontFile Map(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        try
        {
            if (stream.Length is 0 or > int.MaxValue)
                throw new FontException($"The file has {stream.Length} bytes; a font has between 1 byte and 2 GiB.");
            using var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            var bytes = new MappedMemory(file.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read), (int)stream.Length).Memory;
            return new FontFile(bytes, () => DigestOf(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // Read, not mapped: hashing through the mapping would bring in every page of fonts of which a report uses a twentieth.
    private static string DigestOf(FileStream stream)
    {
        using (stream)
        {
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
    }
}
