using System.Buffers.Binary;
using System.Security.Cryptography;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Security;

/// <summary>Encrypts the strings and streams of one file (ISO 32000-2, 7.6.3.2: AESV3, AES-256 in CBC mode).</summary>
/// <remarks>
/// An initialisation vector must not repeat under one key, and nothing may be random. So it derives from the bytes themselves and from the object:
/// it repeats only where both are the same, in a file that is written twice.
/// </remarks>
internal sealed class ObjectCipher : IDisposable
{
    private const int BlockSize = 16;

    private readonly Aes _aes = Aes.Create();
    private readonly IncrementalHash _vectors;

    public ObjectCipher(EncryptionKeys keys)
    {
        _aes.SetKey(keys.FileKey);
        _vectors = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.VectorKey);
    }

    /// <summary>How long bytes become: the vector, and whole blocks with at least one byte of padding.</summary>
    public static int EncryptedLength(int length) => BlockSize + (length / BlockSize + 1) * BlockSize;

    /// <summary>Adds the vector and the encrypted bytes.</summary>
    public void Encrypt(int number, ReadOnlySpan<byte> bytes, PdfBuffer to)
    {
        var room = to.Room(EncryptedLength(bytes.Length));
        VectorOf(number, bytes, room[..BlockSize]);
        var written = _aes.EncryptCbc(bytes, room[..BlockSize], room[BlockSize..], PaddingMode.PKCS7);
        to.Commit(BlockSize + written);
    }

    public void Dispose()
    {
        _aes.Dispose();
        _vectors.Dispose();
    }

    private void VectorOf(int number, ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32LittleEndian(hash, number);
        _vectors.AppendData(hash[..sizeof(int)]);
        _vectors.AppendData(bytes);
        _vectors.GetHashAndReset(hash);
        hash[..BlockSize].CopyTo(to);
    }
}
