using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace Renderer.Archive.Objects.S3;

/// <summary>What the answer to a HEAD tells of an object's content.</summary>
/// <remarks>
/// Why that is enough to say "the same". Length, ETag and metadata are the server's record of one put: they change together with the content or
/// not at all. The SHA-256 in the metadata was computed of the body that it came with, and the signature made the server take that body or
/// none. The ETag of a single-part put without a key service is the MD5 of what the server stored. All that is known must agree; if
/// nothing is known beyond the length, the content itself is read. What the server loses later is for its own scrubbing to find.
/// </remarks>
internal sealed record StoredObject(long Length, string? Sha256, string? Md5)
{
    public const string DigestMetadata = "sha256";

    // Hexadecimal digits of an MD5; the ETag of a multipart upload has a dash and a count after them.
    private const int Md5Digits = 32;

    public static StoredObject Of(GetObjectMetadataResponse head)
    {
        var sha256 = head.Metadata[DigestMetadata];
        return new StoredObject(head.ContentLength, string.IsNullOrEmpty(sha256) ? null : sha256, Md5Of(head.ETag, head.ServerSideEncryptionMethod));
    }

    /// <summary>The MD5 that an ETag is; null when it is something else.</summary>
    public static string? Md5Of(string? etag, ServerSideEncryptionMethod? encryption)
    {
        var digits = etag?.Trim('"');
        // Under a key service the ETag is of the encrypted bytes.
        var isOfContent = encryption is null || encryption == ServerSideEncryptionMethod.None || encryption == ServerSideEncryptionMethod.AES256;
        return isOfContent && digits is { Length: Md5Digits } && digits.All(char.IsAsciiHexDigit) ? digits.ToLowerInvariant() : null;
    }

    /// <summary>MD5 of content, lower-case hex.</summary>
#pragma warning disable CA5351 // S3's ETag is an MD5; it guards against damage here, not against forgery.
    public static string Md5Of(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(MD5.HashData(content.Span));
#pragma warning restore CA5351

    /// <summary>Whether the object holds this content; null when it cannot be told without reading it.</summary>
    public bool? Holds(ReadOnlyMemory<byte> content, string sha256)
    {
        if (Length != content.Length || (Sha256 ?? sha256) != sha256) return false;
        if (Md5 is not null) return Md5 == Md5Of(content);
        return Sha256 is null ? null : true;
    }
}
