using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Renderer.Templating.Output;

/// <summary>Strings out of UTF-8.</summary>
internal static class Utf8Text
{
    private const sbyte LastContinuation = -65;
    private const byte FirstOfFour = 0xF0;

    /// <summary>The text; what is no UTF-8 becomes U+FFFD.</summary>
    public static string ToString(ReadOnlySpan<byte> utf8)
    {
        // Decoding would go over the bytes once more to find the length; it is quicker to count the bytes that begin something.
        var text = string.Create(CountUnits(utf8), utf8, static (units, utf8) =>
        {
            if (Utf8.ToUtf16(utf8, units, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done || written != units.Length)
            {
                units.Clear();
            }
        });
        return text.Length > 0 && text[0] == '\0' ? Encoding.UTF8.GetString(utf8) : text;
    }

    /// <summary>UTF-16 code units of valid UTF-8: one for each first byte, two where four bytes are one character.</summary>
    private static int CountUnits(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        var vectors = MemoryMarshal.Cast<byte, Vector128<byte>>(utf8);
        foreach (var vector in vectors)
        {
            count += BitOperations.PopCount(Vector128.GreaterThan(vector.AsSByte(), Vector128.Create(LastContinuation)).ExtractMostSignificantBits());
            count += BitOperations.PopCount(Vector128.GreaterThanOrEqual(vector, Vector128.Create(FirstOfFour)).ExtractMostSignificantBits());
        }

        foreach (var value in utf8[(vectors.Length * Vector128<byte>.Count)..])
        {
            count += ((sbyte)value > LastContinuation ? 1 : 0) + (value >= FirstOfFour ? 1 : 0);
        }

        return count;
    }
}
