using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Renderer.Browser.Tests.Layout;

/// <summary>A character on paper: where its pen stood, in points from the page's top left corner, and its size.</summary>
internal readonly record struct PrintedCharacter(string Text, double X, double Right, double Baseline, double Size);

/// <summary>Characters that stand side by side on a page, without the spaces between them.</summary>
internal sealed record PrintedLine(int Page, string Text, IReadOnlyList<PrintedCharacter> Characters)
{
    public double Left => Characters[0].X;

    public double Baseline => Characters[0].Baseline;
}

/// <summary>The text of a PDF with its places, as an outside reader sees it.</summary>
internal sealed record PrintedText(int Pages, IReadOnlyList<PrintedLine> Lines)
{
    // Two columns, not two words: justified words may stand an em apart.
    private const double ColumnGap = 1.5;
    private const double SameBaseline = 0.6;

    public static async Task<PrintedText> ReadAsync(string pdf)
    {
        using var reader = Process.Start(new ProcessStartInfo("mutool", ["draw", "-q", "-F", "stext", "-o", "-", pdf]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        reader.ExitCode.ShouldBe(0);
        // Characters that XML does not know are what a PDF made of glyphs without text; they are compared like others.
        using var xml = XmlReader.Create(new StringReader(text), new() { CheckCharacters = false });
        var pages = XDocument.Load(xml).Root!.Elements("page").ToList();
        return new(pages.Count, [.. pages.SelectMany((page, index) => LinesOf(page, index))]);
    }

    private static List<PrintedLine> LinesOf(XElement page, int index)
    {
        var lines = new List<PrintedLine>();
        var open = new List<PrintedCharacter>();
        foreach (var character in page.Descendants("char").Select(Character).Where(character => character.Text.Length > 0))
        {
            if (open.Count > 0 && !GoesOn(open[^1], character)) Close();
            // A dash of two characters is one glyph in one PDF and two in another.
            if (open.Count > 0 && character.Text == "—" && open[^1].Text == "—") continue;
            open.Add(character);
        }
        Close();
        return lines;

        void Close()
        {
            if (open.Count > 0) lines.Add(new(index, string.Concat(open.Select(character => character.Text)), [.. open]));
            open.Clear();
        }
    }

    private static bool GoesOn(in PrintedCharacter last, in PrintedCharacter next) =>
        Math.Abs(last.Baseline - next.Baseline) < SameBaseline && next.X > last.X - 0.1 && next.X - last.Right < ColumnGap * next.Size;

    private static PrintedCharacter Character(XElement element)
    {
        var right = Number(element.Attribute("quad")!.Value.Split(' ')[2]);
        var size = Number(element.Parent!.Attribute("size")!.Value);
        return new(TextOf(element.Attribute("c")!.Value), Number(element.Attribute("x")!.Value), right, Number(element.Attribute("y")!.Value), size);
    }

    // Bullets are text in one PDF and drawn in another; hyphens at line ends are the author's soft ones or others.
    private static string TextOf(string text) => string.IsNullOrWhiteSpace(text) || text is "•" or "◦" or "▪" or "\u00AD" or "\u2010" ? "" : Radicals.Replace(text);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
