namespace Renderer.Pdf.Deflate;

/// <summary>The checksum at the end of zlib data (RFC 1950, 8.2), and the checksum of two pieces from theirs.</summary>
internal readonly record struct Adler32(uint A, uint B)
{
    private const uint Modulus = 65521;

    // The most bytes for which B cannot exceed 32 bits between two reductions.
    private const int Stretch = 5552;

    public static readonly Adler32 Start = new(1, 0);

    public uint Value => B << 16 | A;

    public static Adler32 Of(ReadOnlySpan<byte> bytes)
    {
        var (a, b) = (1u, 0u);
        while (bytes.Length > 0)
        {
            var piece = bytes[..Math.Min(bytes.Length, Stretch)];
            foreach (var value in piece)
            {
                a += value;
                b += a;
            }
            (a, b) = (a % Modulus, b % Modulus);
            bytes = bytes[piece.Length..];
        }
        return new Adler32(a, b);
    }

    /// <summary>The checksum of this piece followed by another of <paramref name="length"/> bytes.</summary>
    public Adler32 Then(Adler32 next, int length)
    {
        // Each of the next piece's bytes saw A grown by this piece's A less the initial 1.
        var lead = A + Modulus - 1;
        return new Adler32((lead + next.A) % Modulus, (uint)((B + next.B + (ulong)length * (lead % Modulus)) % Modulus));
    }
}
