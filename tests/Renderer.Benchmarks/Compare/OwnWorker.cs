using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Renderer.Reports;

namespace Renderer.Benchmarks.Compare;

/// <summary>Our side of the comparison as a process like the others: what <c>renderer pdf</c> does, again and again.</summary>
internal static class OwnWorker
{
    /// <summary>Prints the page as often as each line of the input says, and answers with a line of JSON.</summary>
    public static void Run(string page, string fonts, TextReader input, TextWriter output)
    {
        var html = File.ReadAllText(page);
        var printer = HtmlPrinter.Open([fonts]);
        var count = 0;
        while (input.ReadLine() is { } line)
        {
            var seconds = new double[int.Parse(line, CultureInfo.InvariantCulture)];
            var bytes = 0;
            for (var i = 0; i < seconds.Length; i++)
            {
                var document = html.Replace("</title>", $" {++count}</title>", StringComparison.Ordinal);
                var started = Stopwatch.GetTimestamp();
                var pdf = printer.Print(document, page).Pdf ?? throw new EngineException("The document is refused.");
                seconds[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
                bytes = pdf.Length;
            }

            output.WriteLine(JsonSerializer.Serialize(new WorkerAnswer("", seconds, bytes), WorkerAnswer.Json));
            output.Flush();
        }
    }
}
