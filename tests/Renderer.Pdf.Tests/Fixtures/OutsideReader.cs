using System.Diagnostics;
using System.Text;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>Programs by other people that read PDF: qpdf, poppler's tools, mutool. A missing program fails the test.</summary>
public static class OutsideReader
{
    /// <summary>qpdf finds nothing to complain about.</summary>
    public static void ShouldBeClean(ReadOnlyMemory<byte> pdf)
    {
        var (exitCode, output) = WithFile(pdf, file => Run("qpdf", "--check", file));
        (exitCode, output).ShouldSatisfyAllConditions(r => r.exitCode.ShouldBe(0, output), r => r.output.ShouldNotContain("WARNING"));
    }

    /// <summary>All text, page by page and line by line in the order of the content stream.</summary>
    public static string TextOf(ReadOnlyMemory<byte> pdf) => Answer(pdf, "pdftotext", file => ["-raw", "-enc", "UTF-8", file, "-"]);

    /// <summary>The program's standard output; its errors and warnings fail the test.</summary>
    public static string Answer(ReadOnlyMemory<byte> pdf, string program, Func<string, string[]> arguments)
    {
        var (exitCode, output) = WithFile(pdf, file => Run(program, arguments(file)));
        exitCode.ShouldBe(0, output);
        return output;
    }

    /// <summary>The program's standard output as bytes.</summary>
    public static byte[] Bytes(ReadOnlyMemory<byte> pdf, string program, Func<string, string[]> arguments) => Encoding.Latin1.GetBytes(WithFile(pdf, file =>
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments(file)) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.Latin1 })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }));

    private static T WithFile<T>(ReadOnlyMemory<byte> pdf, Func<string, T> read)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(file, pdf.Span);
        try
        {
            return read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Debian's mutool is built without colour management and says so on every run.
        var complaints = errors.GetAwaiter().GetResult().Replace("warning: ICC support is not available\n", "");
        return (complaints.Length > 0 && process.ExitCode == 0 ? -1 : process.ExitCode, output + complaints);
    }
}
