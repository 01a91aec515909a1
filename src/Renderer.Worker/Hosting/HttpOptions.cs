using System.Net;
using Renderer.Worker.Http.Access;

namespace Renderer.Worker.Hosting;

/// <summary>Where the HTTP API listens, and to whom. Section <c>Http</c>.</summary>
public sealed class HttpOptions
{
    /// <summary>Addresses, parted by semicolons; port 0 takes a free one. Default <c>http://127.0.0.1:8080</c>. Without keys only loopback is allowed, see <see cref="AllowAnonymous"/>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>API keys as hashes. Default none. Once there is a key, here or in <see cref="KeysFile"/>, every request but <c>/health</c> needs one, on loopback too.</summary>
    public ApiKeyOptions[]? Keys { get; set; }

    /// <summary>JSON file with more keys, looked at again every 5 s while requests come. Default none.</summary>
    public string? KeysFile { get; set; }

    /// <summary>Whether to listen on addresses beyond loopback without keys, because something in front authenticates. Default false. Ignored when there are keys.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>PEM file of the certificate for https addresses, with its chain. Default none. Read at the start.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of the certificate's private key. Default none: it is in the file of <see cref="Certificate"/>.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Requests a second that each key, or each address without a key, may send in the long run; 0 for no limit. Default 500.</summary>
    public double RequestsPerSecond { get; set; } = 500;

    /// <summary>Requests that may come at once after a pause. Default 2,000. Ignored when <see cref="RequestsPerSecond"/> is 0.</summary>
    public int RequestBurst { get; set; } = 2000;

    /// <summary>Connections that may be open at the same time. Default 1,000.</summary>
    public int MaximumConnections { get; set; } = 1000;

    /// <summary>Longest time for the header of a request. Default 10 s. A body must then come at 1 KiB/s or faster.</summary>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(10);

    internal IEnumerable<string> EffectiveUrls => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal bool HasKeys => Keys is { Length: > 0 } || KeysFile is not null;

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults() => [.. FindAddressFaults(), .. FindKeyFaults(), .. FindCertificateFaults(), .. FindLimitFaults()];

    internal static bool IsLoopback(Uri url) =>
        url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private IEnumerable<string> FindAddressFaults()
    {
        if (!EffectiveUrls.Any()) yield return "Http:Urls is empty. Set Http__Urls, for example to \"http://127.0.0.1:8080\".";
        foreach (var text in EffectiveUrls)
        {
            // Kestrel also takes * and + as hosts, which are no URIs.
            var address = text.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
                yield return $"Http:Urls holds \"{text}\", which is no http or https address. Set Http__Urls, for example to \"http://127.0.0.1:8080\".";
            else if (url.Scheme == Uri.UriSchemeHttps && Certificate is null)
                yield return $"Http:Urls holds \"{text}\", but Http:Certificate is empty. Set Http__Certificate to a PEM file with the certificate, or use an http address.";
            else if (!IsLoopback(url) && !HasKeys && !AllowAnonymous)
                yield return $"Http:Urls holds \"{text}\", which others can reach, and there are no API keys. Make one with renderer keys create and set Http__Keys__0__Name, __Sha256 and __Scopes, listen on 127.0.0.1, or set Http__AllowAnonymous to true when a proxy in front authenticates.";
        }
    }

    private IEnumerable<string> FindKeyFaults()
    {
        foreach (var fault in (Keys ?? []).Index().SelectMany(k => k.Item.FindFaults($"Http:Keys:{k.Index}"))) yield return fault;
        if (KeysFile is null) yield break;
        foreach (var fault in ApiKeyFile.Read(ApiKeyFile.FindText(KeysFile)).Faults) yield return fault;
    }

    private IEnumerable<string> FindCertificateFaults()
    {
        if (CertificateKey is not null && Certificate is null) yield return "Http:CertificateKey is set and Http:Certificate is not. Set Http__Certificate to the certificate's PEM file.";
        if (Certificate is not null && !File.Exists(Certificate)) yield return $"Http:Certificate is \"{Certificate}\", which is no file. Set Http__Certificate to the certificate's PEM file.";
        if (CertificateKey is not null && !File.Exists(CertificateKey)) yield return $"Http:CertificateKey is \"{CertificateKey}\", which is no file. Set Http__CertificateKey to the private key's PEM file.";
    }

    private IEnumerable<string> FindLimitFaults()
    {
        if (RequestsPerSecond is not (0 or (>= 0.01 and <= 1_000_000)))
            yield return $"Http:RequestsPerSecond is {RequestsPerSecond}. Set Http__RequestsPerSecond to a number between 0.01 and 1000000, or 0 for no limit.";
        if (RequestBurst is < 1 or > 1_000_000) yield return $"Http:RequestBurst is {RequestBurst}. Set Http__RequestBurst to a number between 1 and 1000000.";
        if (MaximumConnections is < 1 or > 1_000_000) yield return $"Http:MaximumConnections is {MaximumConnections}. Set Http__MaximumConnections to a number between 1 and 1000000.";
        if (HeaderTimeout < TimeSpan.FromMilliseconds(100) || HeaderTimeout > TimeSpan.FromMinutes(10))
            yield return $"Http:HeaderTimeout is {HeaderTimeout}. Set Http__HeaderTimeout to a time between 00:00:00.1 and 00:10:00.";
    }
}
