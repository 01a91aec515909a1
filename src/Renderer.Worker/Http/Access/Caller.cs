using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Renderer.Worker.Http.Access;

/// <summary>Who sends a request: the holder of a key, or somebody at an address.</summary>
/// <param name="Key">The key; null when none or no valid one was shown.</param>
/// <param name="ShowedKey">Whether something was shown as a key.</param>
/// <param name="Address">Where the connection comes from.</param>
internal sealed record Caller(ApiKey? Key, bool ShowedKey, IPAddress? Address)
{
    private const string ApiKeyHeader = "X-Api-Key";
    private const string Scheme = "Bearer ";

    /// <summary>What logs call the caller.</summary>
    public string Name => Key?.Name ?? $"{Address}";

    /// <summary>Whose share of requests is taken.</summary>
    public string Share => Key is not null ? $"key {Key.Name}" : $"address {Network(Address)}";

    public static Caller Of(HttpContext http, ApiKeyRing keys)
    {
        var text = FindKey(http.Request.Headers);
        return new Caller(text is null ? null : keys.Find(text), text is not null, http.Connection.RemoteIpAddress);
    }

    // A header that comes twice is refused by not matching: its values are joined with a comma, which no key has.
    private static string? FindKey(IHeaderDictionary headers)
    {
        var authorization = headers[HeaderNames.Authorization].ToString();
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return authorization[Scheme.Length..].Trim();
        return headers.TryGetValue(ApiKeyHeader, out var key) ? key.ToString() : null;
    }

    // Whoever has one IPv6 address has the 2^64 of its network.
    private static string Network(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }) return $"{address?.MapToIPv4()}";
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
