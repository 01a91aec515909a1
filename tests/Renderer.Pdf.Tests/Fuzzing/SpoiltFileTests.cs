using System.Diagnostics;
using System.Globalization;
using Renderer.Layout.Fonts;
using Renderer.Pdf.Tests.Fixtures;
using Xunit.Abstractions;

namespace Renderer.Pdf.Tests.Fuzzing;

/// <summary>Corrupt fonts and pictures are problems, never crashes. By hand: <c>tests/fuzz.sh fonts</c> and <c>tests/fuzz.sh pictures</c>.</summary>
public class SpoiltFileTests(ITestOutputHelper output)
{
    // Of so many files that were written one is shown to other people's programs.
    private const int Sampled = 97;

    // A service starts afresh now and then.
    private const int Renewed = 1000;

    private static readonly string FontPage = $$"""
        <!DOCTYPE html><html lang="zh-CN"><head><title>t</title><style>@font-face { font-family: f; src: url(f) } @page { size: 200pt 200pt; margin: 5pt } body { font: 10pt f, serif, kai; font-feature-settings: "smcp", "ss01" } </style></head>
        <body><p>{{SpoiltFonts.Text}}<p style="writing-mode:vertical-rl;height:8em">{{SpoiltFonts.Text}}</p><svg width="90" height="20"><text y="15" stroke="red">年报A</text></svg></body></html>
        """;

    private const string PicturePage = """
        <!DOCTYPE html><html lang="zh-CN"><head><title>t</title><style>@page { size: 200pt 200pt; margin: 5pt } img { max-width: 100pt; max-height: 90pt }</style></head>
        <body><p>图<img alt="图" src="f"></p><svg width="40" height="20"><image href="f" width="40" height="20"/></svg></body></html>
        """;

    [Fact]
    public void FontsOfAGivenSeed_Damaged_AreProblemsOrGiveASoundFile() => Run(1500, FontPage, SpoiltFonts.Any);

    [Fact]
    public void PicturesOfAGivenSeed_Damaged_AreProblemsOrGiveASoundFile() => Run(1500, PicturePage, SpoiltPictures.Any);

    /// <summary>The shipped fonts whole, as a folder of fonts gives them: a window of one is damaged, and mended for the next.</summary>
    [Fact]
    public void FontsOfAGivenSeed_ShippedOnesDamaged_AreFaultsOrGiveASoundFile()
    {
        // Each takes as long as twenty small ones.
        var (count, written, found) = (FuzzSettings.Count(2000) / 20, 0, new List<string>());
        var files = Directory.EnumerateFiles(Path.Combine(ShippedFonts.RepositoryRoot(), "templates", "fonts"), "*.?t?", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        for (var number = 0; number < count && found.Count < 10; number++)
        {
            var random = new Random(unchecked(FuzzSettings.Seed * 1_000_003 + number));
            var window = SpoiltFonts.WindowOf(random, files[number % files.Length]);
            var sound = window.ToArray();
            Spoiler.Damage(random, window.Span);
            try
            {
                if (WholeWay.FaultOf(files[number % files.Length]) is { } fault) found.Add($"font {number}: {fault}");
                else written++;
            }
            catch (Exception refused) when (refused is FontException or PdfException)
            {
                refused.Message.ShouldNotBeEmpty();
            }
            catch (Exception failure)
            {
                found.Add($"font {number}: {failure}");
            }
            sound.CopyTo(window);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} fonts of seed {FuzzSettings.Seed}: {written} written"));
        found.ShouldBeEmpty($"seed {FuzzSettings.Seed}");
        written.ShouldBeInRange(1, count - 1);
    }

    private void Run(int usual, string page, Func<Random, byte[]> make)
    {
        var (count, written, started) = (FuzzSettings.Count(usual), 0, Stopwatch.GetTimestamp());
        var (codes, found) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>());
        var way = new WholeWay();
        for (var number = 0; number < count && found.Count < 10; number++)
        {
            if (number % Renewed == 0) way = new WholeWay();
            var file = make(new Random(unchecked(FuzzSettings.Seed * 1_000_003 + number)));
            try
            {
                var end = way.Go(page, file);
                foreach (var code in end.Problems.Distinct()) codes[code] = codes.GetValueOrDefault(code) + 1;
                if (end.Pdf is { } pdf && ++written % Sampled == 0 && ComplaintOf(pdf) is { } complaint) found.Add($"file {number}: {complaint}");
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                found.Add($"file {number}: {(failure is InvalidOperationException { StackTrace: var trace } && trace!.Contains("WholeWay", StringComparison.Ordinal) ? failure.Message : failure)}");
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} files of seed {FuzzSettings.Seed}: {written} written; {string.Join(", ", codes.Select(code => $"{code.Key} {code.Value}"))}; {count / Stopwatch.GetElapsedTime(started).TotalSeconds:0} a second"));
        found.ShouldBeEmpty($"seed {FuzzSettings.Seed}");
        // Were all refused, or none, the damage would show nothing.
        written.ShouldBeInRange(1, count - 1);
    }

    private static string? ComplaintOf(ReadOnlyMemory<byte> pdf) => OutsideReader.WithFile(pdf, file =>
    {
        foreach (var (program, arguments) in new (string, string[])[] { ("qpdf", ["--check", file]), ("mutool", ["draw", "-q", "-F", "pgm", "-o", "/dev/null", file]) })
        {
            // The coefficients of a JPEG file are passed through unread; its segments are not.
            if (OutsideReader.Ask(program, arguments) is { IsClean: false } answer && !answer.Complaints.Contains("Corrupt JPEG data", StringComparison.Ordinal)) return $"{program}: {answer.Complaints}";
        }
        return null;
    });
}
