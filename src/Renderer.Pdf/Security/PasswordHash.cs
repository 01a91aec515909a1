using System.Security.Cryptography;

namespace Renderer.Pdf.Security;

/// <summary>The slow hash of a password (ISO 32000-2, 7.6.4.3.4, algorithm 2.B).</summary>
internal static class PasswordHash
{
    private const int Repetitions = 64;
    private const int FewestRounds = 64;
    private const int BlockSize = 16;

    /// <summary>32 bytes from a password, its salt and, for the owner's, the user's entry.</summary>
    public static byte[] Of(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> userEntry)
    {
        var key = SHA256.HashData([.. password, .. salt, .. userEntry]);
        var repeated = new byte[Repetitions * (password.Length + SHA512.HashSizeInBytes + userEntry.Length)];
        using var aes = Aes.Create();
        var last = 0;
        // A round's last byte decides whether it is the last; on average a few more than 64 are needed.
        for (var round = 0; round < FewestRounds || last > round - 32; round++)
        {
            var length = Repeat([.. password, .. key, .. userEntry], repeated);
            aes.SetKey(key.AsSpan(0, BlockSize));
            var encrypted = repeated.AsSpan(0, length);
            aes.EncryptCbc(encrypted, key.AsSpan(BlockSize, BlockSize), encrypted, PaddingMode.None);
            last = encrypted[^1];
            key = NextKey(encrypted);
        }
        return key[..32];
    }

    private static int Repeat(ReadOnlySpan<byte> once, Span<byte> to)
    {
        for (var i = 0; i < Repetitions; i++)
            once.CopyTo(to[(i * once.Length)..]);
        return Repetitions * once.Length;
    }

    // The first block as a number modulo 3: as 256 leaves 1, the sum of its bytes does.
    private static byte[] NextKey(ReadOnlySpan<byte> encrypted)
    {
        var sum = 0;
        foreach (var b in encrypted[..BlockSize])
            sum += b;
        return (sum % 3) switch { 0 => SHA256.HashData(encrypted), 1 => SHA384.HashData(encrypted), _ => SHA512.HashData(encrypted) };
    }
}
