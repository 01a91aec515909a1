using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Renderer.Layout.Fonts;

/// <summary>The bytes of a font file and their digest, shared by the faces in it.</summary>
internal sealed class FontFile(ReadOnlyMemory<byte> bytes)
{
    private string? _digest;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public string Digest => _digest ??= Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>Maps a file read-only: pages come in when they are used and belong to the system's file cache.</summary>
    /// <remarks>A mapping lives as long as the process, since faces outlive any library. Replace installed fonts by renaming, never in place.</remarks>
    public static FontFile Map(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        if (stream.Length is 0 or > int.MaxValue)
            throw new FontException($"The file has {stream.Length} bytes; a font has between 1 byte and 2 GiB.");
        using var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        return new FontFile(new MappedMemory(file.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read), (int)stream.Length).Memory);
    }
}
