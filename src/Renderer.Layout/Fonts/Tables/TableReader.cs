using System.Buffers.Binary;

namespace Renderer.Layout.Fonts.Tables;

/// <summary>Bounds-checked big-endian reading of one font table: whatever a broken font says, the answer is a value or a <see cref="FontException"/>.</summary>
internal readonly ref struct TableReader(ReadOnlySpan<byte> bytes, string table)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public string Table { get; } = table;

    public ReadOnlySpan<byte> Bytes => _bytes;

    public byte U8(int offset) => Slice(offset, 1)[0];

    public ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Slice(offset, 2));

    public short I16(int offset) => BinaryPrimitives.ReadInt16BigEndian(Slice(offset, 2));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Slice(offset, 4));

    /// <summary>A 32-bit offset, length or count that must be usable as an index.</summary>
    public int Index32(int offset)
    {
        var value = U32(offset);
        return value <= int.MaxValue ? (int)value : throw Fault($"has the impossible length or offset {value} at byte {offset}");
    }

    public ReadOnlySpan<byte> Slice(int offset, int length)
    {
        if (offset < 0 || length < 0 || (long)offset + length > _bytes.Length)
            throw Fault($"ends after {_bytes.Length} bytes where {length} bytes at {offset} are needed");
        return _bytes.Slice(offset, length);
    }

    public TableReader From(int offset) => new(Slice(offset, Math.Max(0, _bytes.Length - offset)), Table);

    public FontException Fault(string what) => new($"The '{Table}' table {what}.");
}
