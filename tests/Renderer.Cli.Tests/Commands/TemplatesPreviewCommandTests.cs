using System.Net;
using System.Net.Sockets;

namespace Renderer.Cli.Tests.Commands;

/// <summary>What is refused before anything is shown; the rest is tested in a browser.</summary>
public sealed class TemplatesPreviewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemplatesPreviewCommandTests() => Directory.CreateSymbolicLink(_folder.File("fonts"), Path.Combine(Repository.Templates, "fonts"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Preview_NameOfNothing_NamesThePackages()
    {
        await NewAsync("notice");
        var run = await CommandRun.RunAsync("templates", "preview", "nothing", "--templates", _folder.Path);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("nothing: there is no such file, package or sample");
        run.Error.ShouldContain("notice");
    }

    [Fact]
    public async Task Preview_SampleOfTwoPackages_AsksWhich()
    {
        await NewAsync("notice");
        await NewAsync("letter");
        var run = await CommandRun.RunAsync("templates", "preview", "first", "--templates", _folder.Path);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("first is a sample of letter, notice");
    }

    [Fact]
    public async Task Preview_PortInUse_SaysHowToTakeAnother()
    {
        await NewAsync("notice");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var run = await CommandRun.RunAsync("templates", "preview", "notice", "--templates", _folder.Path, "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");

        run.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        run.Error.ShouldContain("--port 0");
    }

    private async Task NewAsync(string name) => (await CommandRun.RunAsync("templates", "new", name, "--out", _folder.Path)).ExitCode.ShouldBe(ExitCode.Done);
}
