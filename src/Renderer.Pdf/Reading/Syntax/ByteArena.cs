using System.Buffers;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Bytes that grow, in a pooled array. What was handed out stays readable until the arena is handed back.</summary>
internal sealed class ByteArena : IDisposable
{
    private readonly List<byte[]> _outgrown = [];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);

    /// <summary>How many are in use; smaller again when a reader is done with the last ones.</summary>
    public int Length { get; set; }

    /// <summary>All room there is.</summary>
    public Span<byte> Room => _bytes;

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>Makes room for more behind a position.</summary>
    public Span<byte> Reserve(int used, int more)
    {
        if (_bytes.Length - used >= more) return _bytes;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(used + more), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        _bytes.AsSpan(0, used).CopyTo(larger);
        _outgrown.Add(_bytes);
        return _bytes = larger;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(Length, bytes.Length)[Length..]);
        Length += bytes.Length;
    }

    public void Dispose()
    {
        foreach (var array in _outgrown) ArrayPool<byte>.Shared.Return(array);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
