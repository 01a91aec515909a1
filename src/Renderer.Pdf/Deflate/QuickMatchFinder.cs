using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Renderer.Pdf.Deflate;

/// <summary>Finds repetitions of four bytes and more: the last place with the same hash is tried, with one step of lazy evaluation.</summary>
/// <remarks>
/// Nearly every position of a font program is tried in vain, so a try must be cheap: a place is kept together with its four
/// bytes, which makes one comparison that nearly always fails, and no look at the place itself.
/// The table is never cleared: inputs lie more than a window apart, so what is left of earlier ones is out of reach.
/// </remarks>
internal sealed class QuickMatchFinder : IMatchFinder
{
    private const int HashBits = 14;
    private const int HashedBytes = sizeof(uint);

    // A match this long is taken without looking whether the next position has a longer one.
    private const int GoodEnough = 32;

    // By hash, the latest place: its four bytes in the high half, its position in the low half.
    private readonly ulong[] _places = new ulong[1 << HashBits];
    private uint _origin = DeflateTables.Window + 1;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<byte> bytes, int start, Tokens tokens)
    {
        if (_origin > uint.MaxValue - 2 * (uint)(bytes.Length + DeflateTables.Window))
        {
            Array.Clear(_places);
            _origin = DeflateTables.Window + 1;
        }
        var hashable = bytes.Length - HashedBytes + 1;
        Enter(bytes, 0, Math.Min(start, hashable));
        var (at, literals) = (start, start);
        while ((at = Seek(bytes, at, hashable, out var back)) < hashable)
        {
            var match = MatchAt(bytes, at, back);
            if (match.Length == 0)
            {
                at++;
                continue;
            }
            var entered = at + 1;
            while (match.Length < GoodEnough && at + 1 < hashable)
            {
                var later = MatchAt(bytes, at + 1, Replace(bytes, at + 1));
                entered = at + 2;
                if (later.Length <= match.Length)
                    break;
                (at, match) = (at + 1, later);
            }
            tokens.Add(at - literals, match.Length, match.Distance);
            literals = at += match.Length;
            Enter(bytes, entered, Math.Min(at, hashable));
        }
        tokens.CountLiterals(bytes[start..]);
        _origin += (uint)bytes.Length + DeflateTables.Window;
    }

    /// <summary>Enters positions up to the first whose four bytes have been seen; hands out where.</summary>
    private int Seek(ReadOnlySpan<byte> bytes, int at, int end, out ulong back)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var places = ref MemoryMarshal.GetArrayDataReference(_places);
        var origin = _origin;
        for (; at < end; at++)
        {
            var four = Four(ref first, at);
            ref var place = ref Unsafe.Add(ref places, Hash(four));
            var entry = (ulong)four << 32 | (origin + (uint)at);
            back = entry - place;
            place = entry;
            if (back <= DeflateTables.Window)
                return at;
        }
        back = 0;
        return end;
    }

    private void Enter(ReadOnlySpan<byte> bytes, int at, int end)
    {
        for (; at < end; at++)
            Replace(bytes, at);
    }

    /// <summary>Enters a position; returns how far back the same four bytes are, or more than a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Replace(ReadOnlySpan<byte> bytes, int at)
    {
        var four = Four(ref MemoryMarshal.GetReference(bytes), at);
        ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), Hash(four));
        var entry = (ulong)four << 32 | (_origin + (uint)at);
        var back = entry - place;
        place = entry;
        return back;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Match MatchAt(ReadOnlySpan<byte> bytes, int at, ulong back) =>
        back > DeflateTables.Window ? default : new Match(MatchLength.Of(bytes, at - (int)back, at), (int)back);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Four(ref byte bytes, int at)
    {
        var four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at));
        return BitConverter.IsLittleEndian ? four : BinaryPrimitives.ReverseEndianness(four);
    }

    private static int Hash(uint four) => (int)(four * 0x9E3779B1u >> (32 - HashBits));

    private readonly record struct Match(int Length, int Distance);
}
