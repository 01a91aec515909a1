using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Renderer.Reports.Packages;

/// <summary>ZIP archives of stored entries, the same bytes for the same files anywhere.</summary>
/// <remarks>
/// The runtime's writer notes the operating system in each entry, and a compressor may change with the runtime, so neither is used. The
/// reader takes only what the writer gives: what was read is written again and must be the same bytes. That leaves no room for compressed
/// bombs, duplicates, entries hidden between others, or anything else a ZIP reader can be tricked with.
/// </remarks>
internal static class StoredZip
{
    // APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16: signatures and fixed lengths.
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const int LocalLength = 30;

    private const ushort VersionNeeded = 10; // 4.4.3.2: 1.0, nothing but stored files.
    private const ushort Utf8Names = 1 << 11; // 4.4.4, bit 11.
    private const ushort FirstDay = (1 << 5) | 1; // 4.4.6: 1 January 1980, where MS-DOS time begins.
    private const ushort Stored = 0;

    private static readonly byte[] None = new byte[10];

    /// <summary>Longest archive: samples are no part of a package, the largest shipped one has 0.3 MB; fonts for everybody lie in the operator's folders.</summary>
    public const int LongestArchive = 32 << 20;

    /// <summary>Most entries; a manifest can name about 1,000 files.</summary>
    public const int MostEntries = 1200;

    /// <summary>Writes an archive, its entries in the order of their names.</summary>
    public static byte[] Write(SortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var archive = new ArrayBufferWriter<byte>(files.Sum(f => f.Value.Length + 256));
        var directory = new ArrayBufferWriter<byte>();
        foreach (var (name, content) in files)
        {
            var start = (uint)archive.WrittenCount;
            var nameBytes = Encoding.UTF8.GetBytes(name);
            Put32(archive, LocalSignature);
            WriteEntry(archive, nameBytes, content.Span);
            archive.Write(nameBytes);
            archive.Write(content.Span);
            Put32(directory, CentralSignature);
            Put16(directory, VersionNeeded);
            WriteEntry(directory, nameBytes, content.Span);
            directory.Write(None); // Comment length, disk, internal and external attributes: none.
            Put32(directory, start);
            directory.Write(nameBytes);
        }

        var end = (uint)archive.WrittenCount;
        archive.Write(directory.WrittenSpan);
        WriteEnd(archive, files.Count, end, directory.WrittenCount);
        return archive.WrittenSpan.ToArray();
    }

    /// <summary>Reads an archive; null when it is none that <see cref="Write"/> gives.</summary>
    public static SortedDictionary<string, ReadOnlyMemory<byte>>? Read(ReadOnlyMemory<byte> archive)
    {
        if (archive.Length > LongestArchive) return null;
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var position = 0;
        while (Entry(archive, position) is { } entry)
        {
            if (files.Count == MostEntries || !files.TryAdd(entry.Name, entry.Content)) return null;
            position = entry.End;
        }

        return files.Count > 0 && Write(files).AsSpan().SequenceEqual(archive.Span) ? files : null;
    }

    private static ZipEntry? Entry(ReadOnlyMemory<byte> archive, int position)
    {
        var rest = archive.Span[position..];
        if (rest.Length < LocalLength || BinaryPrimitives.ReadUInt32LittleEndian(rest) != LocalSignature) return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[18..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[26..]);
        if (LocalLength + nameLength + (long)length > rest.Length) return null;
        var content = position + LocalLength + nameLength;
        return new(Encoding.UTF8.GetString(rest.Slice(LocalLength, nameLength)), archive.Slice(content, (int)length), content + (int)length);
    }

    /// <summary>What local and central header have in common.</summary>
    private static void WriteEntry(ArrayBufferWriter<byte> output, byte[] name, ReadOnlySpan<byte> content)
    {
        Put16(output, VersionNeeded);
        Put16(output, Utf8Names);
        Put16(output, Stored);
        Put16(output, 0);
        Put16(output, FirstDay);
        Put32(output, Crc32.Of(content));
        Put32(output, (uint)content.Length);
        Put32(output, (uint)content.Length);
        Put16(output, (ushort)name.Length);
        Put16(output, 0);
    }

    private static void WriteEnd(ArrayBufferWriter<byte> output, int entries, uint start, int length)
    {
        Put32(output, EndSignature);
        Put32(output, 0);
        Put16(output, (ushort)entries);
        Put16(output, (ushort)entries);
        Put32(output, (uint)length);
        Put32(output, start);
        Put16(output, 0);
    }

    private static void Put16(ArrayBufferWriter<byte> output, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(output.GetSpan(sizeof(ushort)), value);
        output.Advance(sizeof(ushort));
    }

    private static void Put32(ArrayBufferWriter<byte> output, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(sizeof(uint)), value);
        output.Advance(sizeof(uint));
    }

    private sealed record ZipEntry(string Name, ReadOnlyMemory<byte> Content, int End);
}
