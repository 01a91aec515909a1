using System.Security.Cryptography;
using System.Text;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Opens a file encrypted with AES-256 (ISO 32000-2, 7.6: version 5, revision 6).</summary>
internal sealed class Decryption : IDisposable
{
    private const int Block = 16;
    private readonly Aes _aes = Aes.Create();

    private Decryption(byte[] key) => _aes.Key = key;

    /// <summary>Opens a file with a password, the user's or the owner's.</summary>
    /// <param name="dictionary">The encryption dictionary.</param>
    /// <param name="password">The password; empty where nobody is asked.</param>
    /// <exception cref="PdfSyntaxException">It is another kind of encryption, or the password is wrong.</exception>
    public static Decryption Open(PdfValue dictionary, string password)
    {
        var (user, owner) = (dictionary["U"u8].Bytes, dictionary["O"u8].Bytes);
        if (!dictionary["Filter"u8].IsName("Standard"u8) || dictionary["V"u8].Integer != 5 || dictionary["R"u8].Integer != 6 || user.Length < 48 || owner.Length < 48)
            throw new PdfSyntaxException("not read: the file is encrypted in another way than AES-256 of revision 6");
        var typed = Encoding.UTF8.GetBytes(password);
        typed = typed.Length > 127 ? typed[..127] : typed;
        byte[] salted = [.. typed, .. owner.AsSpan(32, 8), .. user.AsSpan(0, 48)];
        // 7.6.4.3.3: the hash of the password opens a key, and that the file's key.
        var key = Hash(typed, salted, user.AsSpan(0, 48)).AsSpan().SequenceEqual(owner.AsSpan(0, 32))
            ? FileKey(Hash(typed, [.. typed, .. owner.AsSpan(40, 8), .. user.AsSpan(0, 48)], user.AsSpan(0, 48)), dictionary["OE"u8].Bytes)
            : Hash(typed, [.. typed, .. user.AsSpan(32, 8)], []).AsSpan().SequenceEqual(user.AsSpan(0, 32))
                ? FileKey(Hash(typed, [.. typed, .. user.AsSpan(40, 8)], []), dictionary["UE"u8].Bytes)
                : throw new PdfSyntaxException("not read: the file is encrypted, and the password is not one of its passwords");
        CheckPermissions(dictionary, key);
        return new(key);
    }

    /// <summary>A string's bytes, which the file has encrypted.</summary>
    public byte[] String(ReadOnlySpan<byte> encrypted)
    {
        using var to = new ByteArena();
        return Stream(encrypted, to).ToArray();
    }

    /// <summary>A stream's bytes. The first block is the initialisation vector (7.6.3.1).</summary>
    public ReadOnlySpan<byte> Stream(ReadOnlySpan<byte> encrypted, ByteArena to)
    {
        if (encrypted.Length < 2 * Block || encrypted.Length % Block != 0) throw new PdfSyntaxException("the encrypted bytes are no whole blocks");
        var start = to.Length;
        try
        {
            to.Length += _aes.DecryptCbc(encrypted[Block..], encrypted[..Block], to.Reserve(start, encrypted.Length)[start..]);
        }
        catch (CryptographicException)
        {
            throw new PdfSyntaxException("the encrypted bytes are damaged");
        }

        return to.From(start);
    }

    public void Dispose() => _aes.Dispose();

    private static byte[] FileKey(byte[] key, byte[] wrapped)
    {
        if (wrapped.Length < 32) throw new PdfSyntaxException("the encrypted file key is cut off");
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(wrapped.AsSpan(0, 32), new byte[Block], PaddingMode.None);
    }

    // 7.6.4.4.9: the permissions stand a second time, encrypted, so that nobody changes them.
    private static void CheckPermissions(PdfValue dictionary, byte[] key)
    {
        var encrypted = dictionary["Perms"u8].Bytes;
        if (encrypted.Length != Block) throw new PdfSyntaxException("the encrypted permissions (Perms) are cut off");
        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptEcb(encrypted, PaddingMode.None);
        if (!plain.AsSpan(9, 3).SequenceEqual("adb"u8) || System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(plain) != dictionary["P"u8].Integer)
            throw new PdfSyntaxException("the permissions (P) are not those that were encrypted with them (Perms)");
    }

    // 7.6.4.3.4, algorithm 2.B: at least 64 rounds of encrypting and hashing.
    private static byte[] Hash(byte[] password, byte[] salted, ReadOnlySpan<byte> user)
    {
        var key = SHA256.HashData(salted);
        using var aes = Aes.Create();
        for (var round = 0; ; round++)
        {
            byte[] once = [.. password, .. key, .. user];
            var repeated = new byte[64 * once.Length];
            for (var i = 0; i < 64; i++) once.CopyTo(repeated, i * once.Length);
            aes.Key = key[..16];
            var encrypted = aes.EncryptCbc(repeated, key.AsSpan(16, 16), PaddingMode.None);
            // The first sixteen bytes as a number, modulo 3: 256 is 1 modulo 3, so the sum of the bytes will do.
            var remainder = 0;
            foreach (var b in encrypted.AsSpan(0, 16)) remainder += b;
            key = (remainder % 3) switch { 0 => SHA256.HashData(encrypted), 1 => SHA384.HashData(encrypted), _ => SHA512.HashData(encrypted) };
            if (round >= 63 && encrypted[^1] <= round - 31) return key[..32];
        }
    }
}
