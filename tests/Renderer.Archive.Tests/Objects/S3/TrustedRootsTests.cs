using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Renderer.Archive.Objects;
using Renderer.Archive.Objects.S3;

namespace Renderer.Archive.Tests.Objects.S3;

/// <summary>TLS against a server whose certificate only a root of its own has signed.</summary>
[Collection(ObjectServerGroup.Name)]
public sealed class TrustedRootsTests(ObjectServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _root = Root("CN=Root of ours");

    public void Dispose()
    {
        _root.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Connect_RootInCaFile_IsTrusted()
    {
        await using var tls = new TlsProxy(Certificate("localhost", _root), server.Gateway.Port);
        using var store = new S3ObjectStore(await OptionsAsync(tls, _root), TimeProvider.System);

        await store.CheckAsync(default);
        store.AddressOf(ObjectKey.OfHtml("a")).Scheme.ShouldBe("https");
    }

    [Fact]
    public async Task Connect_NoCaFile_IsRefused()
    {
        await using var tls = new TlsProxy(Certificate("localhost", _root), server.Gateway.Port);
        using var store = new S3ObjectStore(await OptionsAsync(tls, root: null), TimeProvider.System);

        (await Should.ThrowAsync<ObjectStoreException>(() => store.CheckAsync(default))).Remedy.ShouldStartWith("Set Storage__CaFile");
    }

    [Fact]
    public async Task Connect_AnotherRoot_IsRefused()
    {
        using var other = Root("CN=Root of ours");
        await using var tls = new TlsProxy(Certificate("localhost", _root), server.Gateway.Port);
        using var store = new S3ObjectStore(await OptionsAsync(tls, other), TimeProvider.System);

        (await Should.ThrowAsync<ObjectStoreException>(() => store.CheckAsync(default))).Remedy.ShouldContain("must hold the root that signed");
    }

    [Fact]
    public async Task Connect_CertificateOfAnotherHost_IsRefused()
    {
        await using var tls = new TlsProxy(Certificate("example.org", _root), server.Gateway.Port);
        using var store = new S3ObjectStore(await OptionsAsync(tls, _root), TimeProvider.System);

        (await Should.ThrowAsync<ObjectStoreException>(() => store.CheckAsync(default))).Message.ShouldContain("certificate is not trusted");
    }

    private async Task<StorageOptions> OptionsAsync(TlsProxy tls, X509Certificate2? root)
    {
        var options = await server.CreateBucketAsync();
        options.Endpoint = $"https://localhost:{tls.Port}";
        if (root is null) return options;
        options.CaFile = _folder.File("root.pem");
        await File.WriteAllTextAsync(options.CaFile, root.ExportCertificatePem());
        return options;
    }

    private static X509Certificate2 Root(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }

    private static X509Certificate2 Certificate(string host, X509Certificate2 root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = request.Create(root, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1), [1, 2, 3, 4]);
        return signed.CopyWithPrivateKey(key);
    }

    private sealed class TlsProxy : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();
        private readonly X509Certificate2 _certificate;
        private readonly int _target;
        private readonly Task _accepting;

        public TlsProxy(X509Certificate2 certificate, int target)
        {
            (_certificate, _target) = (certificate, target);
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _accepting;
            _listener.Stop();
            _end.Dispose();
            _certificate.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            using (var gateway = new TcpClient())
            await using (var tls = new SslStream(client.GetStream()))
            {
                try
                {
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                    await gateway.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                    await Task.WhenAny(tls.CopyToAsync(gateway.GetStream(), _end.Token), gateway.GetStream().CopyToAsync(tls, _end.Token));
                }
                catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException)
                {
                    // The client did not trust the certificate, or hung up.
                }
            }
        }
    }
}
