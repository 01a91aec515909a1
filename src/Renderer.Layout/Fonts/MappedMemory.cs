using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Renderer.Layout.Fonts;

/// <summary>A read-only view of a mapped file as memory.</summary>
internal sealed unsafe class MappedMemory : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _length;

    public MappedMemory(MemoryMappedViewAccessor view, int length)
    {
        // Acquired and never released, which keeps the view mapped: spans cut from it carry no reference that could.
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += view.PointerOffset;
        _length = length;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
