namespace Renderer.Pdf.Objects;

/// <summary>The order of keys in a name tree: by their bytes (7.9.6).</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
