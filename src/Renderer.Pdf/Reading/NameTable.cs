using System.Text;

namespace Renderer.Pdf.Reading;

/// <summary>Turns bytes into strings and keeps those met last: a file uses the same few names thousands of times.</summary>
internal sealed class NameTable
{
    private const int Size = 1024;

    private readonly string?[] _names = new string?[Size];

    public string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 17u;
        foreach (var b in bytes) hash = (hash * 31) + b;
        ref var name = ref _names[hash % Size];
        if (name is null || !IsSame(name, bytes)) name = Encoding.Latin1.GetString(bytes);
        return name;
    }

    private static bool IsSame(string name, ReadOnlySpan<byte> bytes)
    {
        if (name.Length != bytes.Length) return false;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (name[i] != bytes[i]) return false;
        }

        return true;
    }
}
