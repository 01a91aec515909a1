using System.Buffers.Binary;

namespace Renderer.Pdf.Tests.Fuzzing;

/// <summary>Damages bytes the way disks, transports and attackers do.</summary>
internal static class Spoiler
{
    // Where programs count wrongly: the borders of signed and unsigned numbers, and just beside them.
    private static readonly uint[] Numbers = [0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF0, 0xFFFF_FFFF];

    /// <summary>Damages a stretch of a file at one or a few places.</summary>
    public static void Damage(Random random, Span<byte> bytes)
    {
        for (var i = random.Next(3) == 0 ? random.Next(1, 10) : 1; i > 0 && bytes.Length > 0; i--) DamageOnce(random, bytes, random.Next(bytes.Length));
    }

    private static void DamageOnce(Random random, Span<byte> bytes, int at)
    {
        var number = Numbers[random.Next(Numbers.Length)];
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 or 3:
                // Numbers in files stand at even places.
                if ((at & ~1) + 2 <= bytes.Length) BinaryPrimitives.WriteUInt16BigEndian(bytes[(at & ~1)..], (ushort)number);
                break;
            case 4:
                if ((at & ~1) + 4 <= bytes.Length) BinaryPrimitives.WriteUInt32BigEndian(bytes[(at & ~1)..], number);
                break;
            case 5:
                bytes.Slice(at, Math.Min(random.Next(1, 40), bytes.Length - at)).Fill((byte)(random.Next(2) * 255));
                break;
            case 6:
                var from = bytes[random.Next(bytes.Length)..];
                from[..Math.Min(random.Next(1, 40), Math.Min(from.Length, bytes.Length - at))].CopyTo(bytes[at..]);
                break;
            default:
                bytes[at] = (byte)(bytes[at] + (random.Next(2) == 0 ? 1 : -1));
                break;
        }
    }
}
