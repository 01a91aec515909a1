using System.Text;

namespace Renderer.Cli.Tests.Processes;

/// <summary>Secrets come from files and from nowhere else into sight.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Secret = "x7Q-not-for-anybody-9zK";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_OneFilePerSetting_WinsOverTheFileAndLosesToTheEnvironment()
    {
        _folder.Write("appsettings.json", """{"Render":{"MaximumPages":-1,"Concurrency":-1}}"""u8);
        _folder.Write("secrets/Render__MaximumPages", "-2\n"u8);
        _folder.Write("secrets/Render__Concurrency", "-2"u8);
        _folder.Write("secrets/token", "a stranger's file"u8);
        var start = RendererProcess.StartInfo(_folder, "serve", "--folder", "data");
        start.Environment["Secrets__Folder"] = "secrets";
        start.Environment["Render__Concurrency"] = "-3";
        var result = await RendererProcess.RunAsync(start);

        result.Error.ShouldContain("Render:MaximumPages is -2.");
        result.Error.ShouldContain("Render:Concurrency is -3.");
    }

    [Fact]
    public async Task Folder_NamedAndMissing_SaysSo()
    {
        var result = await RendererProcess.RunAsync(_folder, "serve", "--set", "Secrets:Folder=nowhere");

        result.ExitCode.ShouldBe(ExitCode.WrongUse);
        result.Error.ShouldContain("Secrets__Folder");
    }

    [Fact]
    public async Task Serve_WithSecrets_ShowsThemNowhere()
    {
        var key = (await CommandRun.RunAsync("keys", "create", "website", "--scopes", "read", "--json")).Json;
        var hash = key.GetProperty("sha256").GetString()!;
        _folder.Write("secrets/Http__Keys__0__Sha256", Encoding.UTF8.GetBytes(hash));
        _folder.Write("secrets/Telemetry__OtlpHeaders", Encoding.UTF8.GetBytes($"authorization=Bearer {Secret}"));
        await using var service = await ServeProcess.StartAsync(
            _folder, "--set", $"Secrets:Folder={_folder.File("secrets")}", "--set", "Http:Keys:0:Name=website", "--set", "Http:Keys:0:Scopes=read",
            "--set", "Telemetry:OtlpEndpoint=http://127.0.0.1:9", "--set", "Logging:LogLevel:Default=Trace", "--set", "Logging:LogLevel:Microsoft=Trace");
        var answers = new List<string>();
        foreach (var path in (string[])["/health/ready", "/api/reports/n-1", "/metrics", "/nothing"])
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Api-Key", key.GetProperty("key").GetString() } } };
            using var answer = await service.Http.SendAsync(request);
            answers.Add(answer + await answer.Content.ReadAsStringAsync());
        }

        (await service.StopAsync()).ShouldBe(ExitCode.Done);
        await service.ReadToEndAsync();
        foreach (var secret in (string[])[Secret, hash, key.GetProperty("key").GetString()!])
        {
            service.Log.ShouldNotContain(secret);
            service.Errors.ShouldNotContain(secret);
            // The request, with its key, is part of what an answer prints.
            string.Concat(answers).Replace($"X-Api-Key: {secret}", "", StringComparison.Ordinal).ShouldNotContain(secret);
        }

        service.Log.ShouldContain("Started version");
    }

    [Fact]
    public async Task Fault_KeyInPlaceOfItsHash_IsNotShown()
    {
        var result = await RendererProcess.RunAsync(_folder, "serve", "--json", "--set", "Http:Keys:0:Name=a", "--set", "Http:Keys:0:Scopes=read", "--set", $"Http:Keys:0:Sha256={Secret}");

        result.ExitCode.ShouldBe(ExitCode.WrongUse);
        (result.Out + result.Error).ShouldContain("Http:Keys:0:Sha256");
        (result.Out + result.Error).ShouldNotContain(Secret);
    }
}
