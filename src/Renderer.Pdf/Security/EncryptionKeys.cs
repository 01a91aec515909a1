using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Renderer.Pdf.Security;

/// <summary>The keys of one encrypted file, and what its encryption dictionary says of them (ISO 32000-2, 7.6.4.4).</summary>
/// <remarks>
/// Nothing is random, so that the same document, identity and passwords give the same bytes. Salts derive from the identity alone, as
/// everybody sees them; the keys derive from both passwords through the slow hash, so that guessing costs as much as by the standard.
/// What that gives away: that two files with one identity and the same passwords are the same, or in which objects they are.
/// </remarks>
internal sealed class EncryptionKeys
{
    private const int SaltSize = 8;

    private EncryptionKeys(byte[] secret, byte[] owner, byte[] user, Salts salts)
    {
        FileKey = Derive(secret, "file key");
        VectorKey = Derive(secret, "initialisation vectors");
        User = Entry(user, salts.Of("user"), []);
        Owner = Entry(owner, salts.Of("owner"), User.Check);
    }

    /// <summary>What every string and stream is encrypted with.</summary>
    public byte[] FileKey { get; }

    /// <summary>What initialisation vectors derive from.</summary>
    public byte[] VectorKey { get; }

    /// <summary>Hash and salts of the user password (U), and the file key under it (UE).</summary>
    public PasswordEntry User { get; }

    /// <summary>Hash and salts of the owner password (O), and the file key under it (OE).</summary>
    public PasswordEntry Owner { get; }

    public static EncryptionKeys Create(PdfEncryption encryption, PdfIdentity identity)
    {
        var (owner, user) = (Passwords.Encode(encryption.OwnerPassword), Passwords.Encode(encryption.UserPassword));
        var salts = new Salts(Encoding.UTF8.GetBytes(identity.Id));
        return new(PasswordHash.Of(owner, salts.Of("keys"), SHA256.HashData(user)), owner, user, salts);
    }

    /// <summary>The permissions under the file key (Perms), so that nobody can change them unnoticed (7.6.4.4.9).</summary>
    public byte[] Permissions(int permissions)
    {
        var block = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(block, permissions); // the upper half is all ones
        "Tadb"u8.CopyTo(block.AsSpan(8)); // T: metadata is encrypted too
        Derive(VectorKey, "permissions").AsSpan(0, 4).CopyTo(block.AsSpan(12));
        using var aes = Aes.Create();
        aes.SetKey(FileKey);
        return aes.EncryptEcb(block, PaddingMode.None);
    }

    private PasswordEntry Entry(byte[] password, byte[] salts, byte[] userEntry)
    {
        var (checkSalt, keySalt) = (salts[..SaltSize], salts[SaltSize..]);
        using var aes = Aes.Create();
        aes.SetKey(PasswordHash.Of(password, keySalt, userEntry));
        var key = aes.EncryptCbc(FileKey, new byte[16], PaddingMode.None);
        return new([.. PasswordHash.Of(password, checkSalt, userEntry), .. checkSalt, .. keySalt], key);
    }

    private static byte[] Derive(ReadOnlySpan<byte> secret, string label) => HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(label));

    private readonly record struct Salts(byte[] Identity)
    {
        public byte[] Of(string label) => Derive(Identity, "salts of " + label)[..(2 * SaltSize)];
    }
}

/// <summary>What a password is checked against, and the file key encrypted under it.</summary>
/// <param name="Check">Hash and both salts: 48 bytes.</param>
/// <param name="Key">32 bytes.</param>
internal readonly record struct PasswordEntry(byte[] Check, byte[] Key);
