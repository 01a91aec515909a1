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

    /// <summary>Runs a program; nothing it says fails the test.</summary>
    internal static ReaderAnswer Ask(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Debian's mutool is built without colour management and says so on every run.
        return new(process.ExitCode, output, errors.GetAwaiter().GetResult().Replace("warning: ICC support is not available\n", ""));
    }

    /// <summary>Calls <paramref name="read"/> with the path of a file that is there as long as the call lasts.</summary>
    internal static T WithFile<T>(ReadOnlyMemory<byte> pdf, Func<string, T> read)
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
        var answer = Ask(program, arguments);
        return (answer.Complaints.Length > 0 && answer.ExitCode == 0 ? -1 : answer.ExitCode, answer.Output + answer.Complaints);
    }
}

/// <summary>What a program said.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Complaints">Its standard error.</param>
internal readonly record struct ReaderAnswer(int ExitCode, string Output, string Complaints)
{
    public bool IsClean => ExitCode == 0 && Complaints.Length == 0;
}
