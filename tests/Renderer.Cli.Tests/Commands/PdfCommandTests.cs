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
    public async Task Pdf_RenderSettings_AreHeeded()
    {
        var html = _folder.Write("a.html", Encoding.UTF8.GetBytes(Html));
        var run = await CommandRun.RunAsync("pdf", html, "-o", _folder.File("a.pdf"), "--set", "Render:PdfCompression=none", "--set", "Render:Watermark=你好");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.File("a.pdf")));
        pdf.ShouldContain("/Type/Pages");
        pdf.ShouldContain("/Subtype/Watermark");
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

    [Fact]
    public async Task Pdf_WithPasswordFiles_IsEncrypted()
    {
        var run = await PrintAsync("--owner-password-file", _folder.Write("o", "钥匙\n"u8), "--user-password-file", _folder.Write("u", "user\r\n"u8), "--permit", "print,copy", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        (run.Out + run.Error).ShouldNotContain("钥匙");
        var pdf = await TextAsync();
        pdf.ShouldContain("/Encrypt ");
        // Bits 3, 5 and 12 of all that can be granted, and bit 10.
        pdf.ShouldContain("/P -1324/");
    }

    [Fact]
    public async Task Pdf_WithAttachmentsAndStandards_HasThem()
    {
        var run = await PrintAsync("--attach", $"{_folder.Write("data.json", "{}"u8)}=source", "--attach", _folder.Write("a=b.csv", "1,2"u8), "--set", "Render:MaximumPages=9");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var pdf = await TextAsync();
        pdf.ShouldContain("/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size 2");
        pdf.ShouldContain("/Type/EmbeddedFile/Subtype/text#2Fcsv/Params<</Size 3");
    }

    [Fact]
    public async Task Pdf_WithWatermark_HasItsForm()
    {
        (await PrintAsync("--watermark", "草案")).ExitCode.ShouldBe(ExitCode.Done);
        (await TextAsync()).ShouldContain("/BM/Multiply");
    }

    [Fact]
    public async Task Pdf_FeaturesThatExcludeEachOther_AreProblems()
    {
        var run = await PrintAsync("--conformance", "PDF/UA-1,PDF/A-2a", "--attach", _folder.Write("data.json", "{}"u8), "--owner-password-file", _folder.Write("o", "secret"u8));

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("Encryption and PDF/A-2a exclude each other");
        run.Error.ShouldContain("Attachments and PDF/A-2a exclude each other");
        run.Error.ShouldNotContain("secret");
        File.Exists(_folder.File("a.pdf")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--permit needs --owner-password-file", "--permit", "print")]
    [InlineData("--user-password-file needs --owner-password-file", "--user-password-file", "u")]
    [InlineData("\"prnt\" is not known. Use some of print,", "--permit", "prnt", "--owner-password-file", "nowhere")]
    [InlineData("\"PDF/A-2b\" is not known. Use some of PDF/UA-1,PDF/A-2a,PDF/A-3a", "--conformance", "PDF/A-2b")]
    [InlineData("nowhere: there is no such file", "--attach", "nowhere=source")]
    [InlineData("nowhere: there is no such file", "--owner-password-file", "nowhere")]
    public async Task Pdf_WrongUse_SaysWhatIsWrong(string message, params string[] arguments)
    {
        var run = await PrintAsync(arguments);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("geheim\nnoch eins")]
    public async Task Pdf_PasswordFileWithoutAPassword_SaysSoAndNotWhatIsInIt(string content)
    {
        var run = await PrintAsync("--owner-password-file", _folder.Write("o", Encoding.UTF8.GetBytes(content)));

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("does not hold a password");
        run.Error.ShouldNotContain("geheim");
    }

    private Task<CommandRun> PrintAsync(params string[] arguments) =>
        CommandRun.RunAsync(["pdf", _folder.Write("a.html", Encoding.UTF8.GetBytes(Html)), "-o", _folder.File("a.pdf"), .. arguments]);

    private async Task<string> TextAsync() => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.File("a.pdf")));
}
