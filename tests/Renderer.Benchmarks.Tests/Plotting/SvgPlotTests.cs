using System.Globalization;
using System.Xml.Linq;
using Renderer.Benchmarks.Plotting;

namespace Renderer.Benchmarks.Tests.Plotting;

public sealed class SvgPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Draw_TwoPanels_IsOnePictureWithATitle()
    {
        var svg = Draw([Curve("layout", 1, 100), Curve("writing", 2, 50)]);

        svg.Element(Svg + "title")!.Value.ShouldBe("Time <ms> & more");
        svg.Elements(Svg + "g").Count().ShouldBe(2);
        svg.Descendants(Svg + "polyline").Count().ShouldBe(4);
        svg.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("layout");
    }

    [Fact]
    public void Draw_AnyValues_StaysOnThePaper()
    {
        var svg = Draw([Curve("a", 0.004, 98_000), Curve("b", 1, 1)]);
        var (width, height) = (Number(svg, "width") / 2, Number(svg, "height"));

        foreach (var point in svg.Descendants(Svg + "polyline").SelectMany(line => line.Attribute("points")!.Value.Split(' ')).Select(point => point.Split(',').Select(Number).ToArray()))
        {
            point[0].ShouldBeInRange(0, width);
            point[1].ShouldBeInRange(0, height);
        }
    }

    [Fact]
    public void Draw_Reference_IsDottedAndTakesNoColour()
    {
        var svg = Draw([Curve("ideal", 1, 2) with { IsReference = true }, Curve("report", 1, 2)]);

        svg.Descendants(Svg + "polyline").Select(line => line.Attribute("class")!.Value).Take(2).ShouldBe(["reference", "curve c0"]);
    }

    [Fact]
    public void Draw_DarkPaper_HasColoursOfItsOwn() => Draw([Curve("a", 1, 2)]).Element(Svg + "style")!.Value.ShouldContain("@media (prefers-color-scheme: dark)");

    private static XElement Draw(Curve[] curves)
    {
        var panel = new Panel("ms per document", new("rows", IsLogarithmic: true), new("ms", IsLogarithmic: true), curves);
        return XDocument.Parse(SvgPlot.Draw(new("Time <ms> & more", [panel, panel]))).Root!;
    }

    private static Curve Curve(string label, double from, double to) => new(label, [new(10, from), new(100, (from + to) / 2), new(1000, to)]);

    private static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
