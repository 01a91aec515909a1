using System.Text;

namespace Renderer.Cli.Tests.Commands;

public sealed class PdfCommandTests : IDisposable
{
    private const string Html = """<!DOCTYPE html><html lang="zh-CN"><head><title>便条</title></head><body style="font-family: 'Noto Sans SC'"><p>你好</p></body></html>""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pdf_Html_IsPrinted()
    {
        var run = await CommandRun.RunAsync("pdf", _folder.Write("a.html", Encoding.UTF8.GetBytes(Html)), "-o", _folder.File("new/a.pdf"));

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldBeEmpty();
        Encoding.ASCII.GetString((await File.ReadAllBytesAsync(_folder.File("new/a.pdf")))[..5]).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task Pdf_RepeatSeconds_WritesOneArrayAndNothingElse()
    {
        var run = await CommandRun.RunAsync("pdf", _folder.Write("a.html", Encoding.UTF8.GetBytes(Html)), "--repeat", "3", "--seconds");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Json.GetArrayLength().ShouldBe(3);
        run.Json.EnumerateArray().ShouldAllBe(seconds => seconds.GetDouble() > 0);
        _folder.Files().ShouldBe(["a.html"]);
    }

    [Fact]
    public async Task Pdf_NotUtf8_SaysWhere()
    {
        var run = await CommandRun.RunAsync("pdf", _folder.Write("a.html", [.. "<p>"u8, 0xBB, 0xA8]), "-o", _folder.File("a.pdf"));

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("a.html(1,1): error: is not UTF-8");
        run.Error.ShouldContain("  hint: ");
        _folder.Files().ShouldBe(["a.html"]);
    }

    [Fact]
    public async Task Pdf_CharacterNoFontHas_IsAProblemWithItsPlace()
    {
        var run = await CommandRun.RunAsync("pdf", _folder.Write("a.html", "<p>\n\u1C50</p>"u8), "-o", _folder.File("a.pdf"));

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("U+1C50");
        run.Error.ShouldContain("a.html(");
        _folder.Files().ShouldBe(["a.html"]);
    }
}
