using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Http;

/// <summary>The HTTP server's addresses, bounds and certificate.</summary>
internal static class Listener
{
    // The message around the data: ids, tags and the names of fields.
    private const long EnvelopeBytes = 256 * 1024;

    /// <exception cref="WorkerSettingsException">The certificate cannot be used.</exception>
    public static void AddTo(IWebHostBuilder host, WorkerSettings settings)
    {
        var certificate = settings.Http.Certificate is null ? null : ReadCertificate(settings.Http);
        host.UseKestrelCore().UseUrls([.. settings.Http.EffectiveUrls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Bound(kestrel.Limits, settings);
        });
        if (certificate is not null) host.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
    }

    private static void Bound(KestrelServerLimits limits, WorkerSettings settings)
    {
        limits.MaxRequestBodySize = settings.Render.MaximumDataBytes + EnvelopeBytes;
        limits.MaxConcurrentConnections = settings.Http.MaximumConnections;
        limits.RequestHeadersTimeout = settings.Http.HeaderTimeout;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // A report id has at most 200 characters, and callers need a handful of headers.
        limits.MaxRequestLineSize = 4 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));
    }

    private static X509Certificate2 ReadCertificate(HttpOptions options)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(options.Certificate!, options.CertificateKey);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new WorkerSettingsException([$"Http:Certificate is \"{options.Certificate}\": {e.Message} Set Http__Certificate and Http__CertificateKey to PEM files of a certificate and its private key without password."]);
        }
    }
}
