using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects.S3;

/// <summary>Makes the S3 client that the settings describe.</summary>
internal static class S3Connection
{
    // Of an unreachable address; a machine in the same network answers within milliseconds.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // Fresh connections follow a server whose address changed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <exception cref="ObjectStoreException">A file of the settings cannot be read.</exception>
    public static AmazonS3Client Open(StorageOptions options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.UsesPathStyle,
            RequestChecksumCalculation = options.ChecksumMode == ChecksumMode.WhenSupported ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = options.ChecksumMode == ChecksumMode.WhenSupported ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
            // Repeating and timing out are the Dependency's; doing both here too would multiply them.
            MaxErrorRetry = 0,
            ThrottleRetries = false,
            Timeout = Timeout.InfiniteTimeSpan,
            // Settings come from one place: no endpoint out of AWS_ENDPOINT_URL, no mode found out by asking the machine's metadata service.
            IgnoreConfiguredEndpointUrls = true,
            DefaultConfigurationMode = DefaultConfigurationMode.Standard,
            HttpClientFactory = new ClientFactory(ReadRoots(options)),
            DisableLogging = true,
        };
        if (options.Endpoint.Length == 0) config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        else (config.ServiceURL, config.AuthenticationRegion) = (options.Endpoint, options.Region);

        var accessKey = options.AccessKeyFile.Length > 0 ? ReadSecret("AccessKeyFile", options.AccessKeyFile) : options.AccessKey;
        var secretKey = options.SecretKeyFile.Length > 0 ? ReadSecret("SecretKeyFile", options.SecretKeyFile) : options.SecretKey;
        return accessKey.Length == 0 ? new AmazonS3Client(config) : new AmazonS3Client(new BasicAWSCredentials(accessKey, secretKey), config);
    }

    private static string ReadSecret(string setting, string path)
    {
        try
        {
            var secret = File.ReadAllText(path).Trim();
            return secret.Length > 0 ? secret : throw Unusable(setting, path, "the file is empty.", cause: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(setting, path, "the file cannot be read.", e);
        }
    }

    private static X509Certificate2Collection ReadRoots(StorageOptions options)
    {
        var roots = new X509Certificate2Collection();
        if (options.CaFile.Length == 0) return roots;
        try
        {
            roots.ImportFromPemFile(options.CaFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable("CaFile", options.CaFile, "no certificate can be read from the file.", e);
        }

        return roots.Count > 0 ? roots : throw Unusable("CaFile", options.CaFile, "the file holds no certificate in PEM.", cause: null);
    }

    private static ObjectStoreException Unusable(string setting, string path, string reason, Exception? cause) =>
        new(path, reason, $"Set Storage__{setting} to a file that the service can read.", cause) { Outage = OutageKind.Lasting };

    /// <summary>One connection pool for each client. The SDK's own cache would share connections between stores that trust different roots.</summary>
    private sealed class ClientFactory(X509Certificate2Collection roots) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new WithoutContinue(Connections())) { Timeout = Timeout.InfiniteTimeSpan };

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

        private SocketsHttpHandler Connections() => new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = roots.Count > 0 ? new TrustedRoots(roots).Accepts : null },
        };
    }

    /// <summary>Sends bodies at once: asking first whether they are welcome, as the SDK does, costs a round trip for each object.</summary>
    private sealed class WithoutContinue(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.ExpectContinue = false;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
