using Renderer.Worker.Hosting;
using Renderer.Worker.Http.Access;

namespace Renderer.Worker.Tests.Hosting;

public sealed class HttpOptionsTests
{
    private static readonly ApiKeyOptions[] OneKey = [new() { Name = "a", Sha256 = ApiKey.Hash("x"), Scopes = "read" }];

    [Theory]
    [InlineData("http://*:80")]
    [InlineData("http://+:0")]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://renderer:8080")]
    [InlineData("http://127.0.0.1.nip.io:8080")]
    [InlineData("http://127.0.0.1:1;http://192.168.1.2:8080")]
    public void Urls_BeyondThisMachine_NeedKeysOrTheWordOfTheOperator(string urls)
    {
        new HttpOptions { Urls = urls }.FindFaults().ShouldHaveSingleItem().ShouldContain("renderer keys create");
        new HttpOptions { Urls = urls, AllowAnonymous = true }.FindFaults().ShouldBeEmpty();
        new HttpOptions { Urls = urls, Keys = OneKey }.FindFaults().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://[::1]:8080")]
    [InlineData(" http://localhost:1 ; http://127.0.0.1:2 ")]
    [InlineData("http://127.8.8.8:1")]
    public void Urls_OfThisMachine_NeedNoKeys(string urls) => new HttpOptions { Urls = urls }.FindFaults().ShouldBeEmpty();

    [Fact]
    public void Urls_HttpsWithoutCertificate_IsAFault() =>
        new HttpOptions { Urls = "https://127.0.0.1:8443" }.FindFaults().ShouldHaveSingleItem().ShouldContain("Http__Certificate");

    [Fact]
    public void FindFaults_EverythingWrong_NamesEverySetting()
    {
        var faults = new HttpOptions
        {
            Urls = "",
            Keys = [new ApiKeyOptions()],
            KeysFile = "/nowhere",
            CertificateKey = "/nowhere",
            RequestsPerSecond = double.NaN,
            RequestBurst = 0,
            MaximumConnections = 0,
            HeaderTimeout = TimeSpan.Zero,
        }.FindFaults().ToList();

        foreach (var setting in (string[])["Urls", "Keys:0:Name", "Keys:0:Sha256", "Keys:0:Scopes", "KeysFile", "CertificateKey", "RequestsPerSecond", "RequestBurst", "MaximumConnections", "HeaderTimeout"])
            faults.ShouldContain(f => f.StartsWith($"Http:{setting} ", StringComparison.Ordinal), setting);
    }
}
