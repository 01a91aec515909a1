using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Renderer.Worker.Hosting;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http;

public sealed class ListenerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Https_WithCertificateFiles_IsServedStrictly()
    {
        using var certificate = WriteCertificate();
        await using var service = await RunningService.StartAsync(settings:
            [("Http:Urls", "https://127.0.0.1:0"), ("Http:Certificate", Path.Combine(_folder, "tls.crt")), ("Http:CertificateKey", Path.Combine(_folder, "tls.key"))]);
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
        using var client = new HttpClient(handler) { BaseAddress = service.Http.BaseAddress };
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
    }

    [Fact]
    public async Task Https_CertificateIsNoCertificate_NamesTheSetting()
    {
        var file = Path.Combine(_folder, "tls.crt");
        await File.WriteAllTextAsync(file, "nonsense");
        var error = await Should.ThrowAsync<WorkerSettingsException>(() => RunningService.StartAsync(settings: [("Http:Urls", "https://127.0.0.1:0"), ("Http:Certificate", file)]));

        error.Message.ShouldContain("Http__Certificate");
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nX: {0}\r\n\r\n", 20_000, "431")]
    [InlineData("GET /api/reports/{0} HTTP/1.1\r\nHost: x\r\n\r\n", 5_000, "414")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{0}", 1, "400")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ{0}\r\n", 1, "200")]
    public async Task Request_BeyondTheBounds_IsRefused(string request, int length, string status) =>
        (await SendAsync(string.Format(request, new string('a', length)))).ShouldStartWith($"HTTP/1.1 {status} ");

    [Fact]
    public async Task Request_HeaderNeverEnds_IsCutOff() =>
        (await SendAsync("GET /health/live HTTP/1.1\r\nHost: x\r\n", ("Http:HeaderTimeout", "00:00:00.2"))).ShouldStartWith("HTTP/1.1 408 ");

    private static async Task<string> SendAsync(string request, params (string, string)[] settings)
    {
        await using var service = await RunningService.StartAsync(settings: settings);
        using var client = new TcpClient();
        await client.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync() ?? "";
    }

    private X509Certificate2 WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(_folder, "tls.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}
