using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Renderer.Worker.Http.Access;

/// <summary>A key's holder, hash and scopes.</summary>
/// <remarks>
/// One round of SHA-256 is enough because a key is 256 random bits: nobody tries them all, and there is no list of likely ones as
/// there is of passwords. A slow hash would only help whoever wants to keep this service busy.
/// </remarks>
public sealed class ApiKey
{
    // Marks a leaked key for whoever searches logs and repositories for such things.
    private const string Prefix = "rk_";

    private readonly byte[] _hash;
    private readonly ImmutableArray<string> _scopes;

    internal ApiKey(ApiKeyOptions options)
    {
        Name = options.Name;
        _hash = Convert.FromHexString(options.Sha256);
        _scopes = [.. ApiScope.Split(options.Scopes)];
    }

    /// <summary>Who holds it.</summary>
    public string Name { get; }

    /// <summary>The text of a key.</summary>
    /// <param name="random">32 random bytes.</param>
    public static string Write(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, 32, nameof(random));
        return Prefix + Base64Url.EncodeToString(random);
    }

    /// <summary>SHA-256 of a key, lower-case hex, as settings hold it.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    internal bool Has(string scope) => _scopes.Contains(scope);

    /// <summary>Compares in constant time.</summary>
    internal bool Matches(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(hash, _hash);
}
