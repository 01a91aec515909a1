namespace Renderer.Cli.Tests.Processes;

public sealed class RenderProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Render_FullDisk_NamesThePathAndLeavesNothing()
    {
        var result = await RendererProcess.RunWithFileLimitAsync(_folder, 8, "render", Repository.Sample("huajie-2023"), "--out", "out");

        result.ExitCode.ShouldBe(ExitCode.PartUnavailable, result.Error);
        result.Error.ShouldContain("huajie-2023.html: cannot be written");
        result.Error.ShouldContain("Free space");
        _folder.Files("out").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pipe_Output_HoldsNoColoursAndNoFrames()
    {
        var result = await RendererProcess.RunAsync(_folder, "templates", "list");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.Out.ShouldNotContain('\u001b');
        result.Out.ShouldNotContain('│');
        result.Out.ShouldContain("政府信息公开工作年度报告");
    }

    [Fact]
    public async Task ExitCodes_ReachTheShell()
    {
        (await RendererProcess.RunAsync(_folder, "check", _folder.Write("bad.json", "{}"u8))).ExitCode.ShouldBe(1);
        (await RendererProcess.RunAsync(_folder, "bogus")).ExitCode.ShouldBe(2);
        (await RendererProcess.RunAsync(_folder, "render", Repository.Sample("huajie-2023"), "--out", "/proc/none")).ExitCode.ShouldBe(3);
    }
}
