using System.Text;

namespace Renderer.Cli.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task File_OfOurs_IsSound()
    {
        var run = await CommandRun.RunAsync("verify", await PrintAsync());

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("1 pages, 2 structure elements");
        run.Out.ShouldContain("font ");
    }

    [Fact]
    public async Task Text_OfTheFile_IsWritten() => (await CommandRun.RunAsync("verify", await PrintAsync(), "--text")).Out.Trim().ShouldBe("公开");

    [Fact]
    public async Task File_CutOff_IsAProblem()
    {
        var pdf = await File.ReadAllBytesAsync(await PrintAsync());
        var run = await CommandRun.RunAsync("verify", _folder.Write("cut.pdf", pdf.AsSpan(0, pdf.Length / 2)), "--json");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Json[0].GetProperty("problems")[0].GetProperty("message").GetString()!.ShouldContain("cut off");
    }

    [Fact]
    public async Task File_OfAnotherKind_IsAProblem() =>
        (await CommandRun.RunAsync("verify", _folder.Write("a.pdf", Encoding.UTF8.GetBytes("<p>")))).ExitCode.ShouldBe(ExitCode.ProblemsFound);

    public void Dispose() => _folder.Dispose();

    private async Task<string> PrintAsync()
    {
        var path = _folder.File("a.pdf");
        (await CommandRun.RunAsync("pdf", _folder.Write("a.html", Encoding.UTF8.GetBytes("<html lang=zh><title>t</title><main><p>公开</p></main>")), "-o", path)).ExitCode.ShouldBe(ExitCode.Done);
        return path;
    }
}
