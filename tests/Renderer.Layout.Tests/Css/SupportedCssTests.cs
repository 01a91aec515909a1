using Renderer.Layout.Css.Properties;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Css;

public class SupportedCssTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(ShippedFonts.Folder, "..", "..", "src", "Renderer.Layout", "CSS.md"));

    [Fact]
    public void List_OfProperties_IsTheCodes()
    {
        var written = WrittenNames().SelectMany(Expand).ToHashSet();
        PropertyTable.Names.Except(written).ShouldBeEmpty("properties without a row in CSS.md");
        written.Except(PropertyTable.Names).ShouldBeEmpty("rows of CSS.md without a property");
    }

    [Fact]
    public void Properties_NoneIsBothSupportedAndSilent() => PropertyTable.Names.ShouldAllBe(name => !SilentProperties.Contains(name));

    [Fact]
    public void List_OfWhatIsNotSupported_HasEveryNameWithARemedy()
    {
        var rows = Lines.SkipWhile(line => line != "## Not supported").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')).ToList();
        rows.ShouldAllBe(cells => cells.Length == 4 && cells[2].Trim().Length > 0);
        UnsupportedProperties.Names.Except(rows.SelectMany(cells => cells[1].Split('`').Where((_, index) => index % 2 == 1))).ShouldBeEmpty("not in the table of what to use instead");
    }

    // The second cell of each row of three, in back quotes.
    private static IEnumerable<string> WrittenNames() =>
        Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')).Where(cells => cells.Length == 5)
            .SelectMany(cells => cells[2].Split('`').Where((_, index) => index % 2 == 1));

    // "border-*-width" stands for one property per side.
    private static IEnumerable<string> Expand(string name)
    {
        string[] sides = ["top", "right", "bottom", "left", "block-start", "block-end", "inline-start", "inline-end"];
        return name.Contains('*', StringComparison.Ordinal) ? sides.Select(side => name.Replace("*", side, StringComparison.Ordinal)) : [name];
    }
}
