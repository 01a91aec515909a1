using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Renderer.Worker.Work;

/// <summary>Ids of events, derived from what they say: an event announced twice has the same id, and consumers drop the second.</summary>
internal static class EventIdentity
{
    /// <summary>An RFC 9562 version 8 UUID over the parts.</summary>
    public static Guid Derive(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            // Lengths first, so that ("ab", "c") and ("a", "bc") differ.
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        Span<byte> id = stackalloc byte[32];
        hash.GetHashAndReset(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80); // RFC 9562, 5.8: version 8, ours to define.
        id[8] = (byte)((id[8] & 0x3F) | 0x80); // RFC 9562, 4.1: variant.
        return new Guid(id[..16], bigEndian: true);
    }
}
