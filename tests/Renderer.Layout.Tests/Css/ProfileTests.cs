using System.Text.RegularExpressions;
using Renderer.Layout.Css.Properties;
using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Css;

/// <summary>The written profile, property by property: each does something to a page, or has a case of its own that shows it.</summary>
public class ProfileTests
{
    private const string Text = "<p class=t>一二三四，（五六）七八 abc 12% x1—y <u class=u>九十</u> a\tb<br>甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥 Wien</p><p>尾</p>";
    private const string Box = "<div class=o><div class=t><p>一</p></div><p>二</p></div>";
    private const string Flow = "<p>一<br>二</p><div class=t>三<br>四<br>五<br>六</div><p>七<br>八<br>九</p>";
    private const string Table = "<table class=t><caption>题</caption><tr><td>一一<td><tr><td>三<td>四</table>";
    private const string List = "<ul class=t><li>一<li>二</ul>";
    private const string Flex = "<div class=f style='display:flex;width:150pt;height:60pt'><div class=t>一</div><div>二</div></div>";

    private static readonly string[] Sides = ["top", "right", "bottom", "left", "block-start", "block-end", "inline-start", "inline-end"];

    public static TheoryData<string, string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string, string>();
        foreach (var side in Sides)
        {
            examples.Add($"margin-{side}", "9pt", Box, ".o, .t { border: 1pt solid }");
            examples.Add($"padding-{side}", "9pt", Box, ".t { border: 1pt solid; width: 60pt }");
            examples.Add($"border-{side}", "2pt solid", Box, "");
            examples.Add($"border-{side}-style", "dashed", Box, ".t { border: 1pt solid }");
            examples.Add($"border-{side}-width", "3pt", Box, ".t { border: 1pt solid }");
            examples.Add($"border-{side}-color", "red", Box, ".t { border: 1pt solid }");
            if (side.Contains('-', StringComparison.Ordinal)) examples.Add($"inset-{side}", "5pt", Box, $".o {{ position: relative }} .t {{ position: absolute; {(side.EndsWith("end", StringComparison.Ordinal) ? "" : "width: 20pt")} }}");
            else examples.Add(side, "5pt", Box, ".o { position: relative } .t { position: absolute }");
        }
        foreach (var axis in (string[])["block", "inline"])
        {
            examples.Add($"margin-{axis}", "9pt", Box, ".o { border: 1pt solid }");
            examples.Add($"padding-{axis}", "9pt", Box, "");
            examples.Add($"border-{axis}", "2pt solid", Box, "");
            examples.Add($"inset-{axis}", "5pt", Box, ".o { position: relative } .t { position: absolute }");
        }
        foreach (var (property, value) in (ReadOnlySpan<(string, string)>)
        [
            ("font", "14pt 'Noto Sans SC'"), ("font-family", "'Noto Sans SC'"), ("font-size", "12pt"), ("font-weight", "700"), ("line-height", "2"), ("color", "red"),
            ("letter-spacing", "1pt"), ("word-spacing", "4pt"), ("text-align", "right"), ("text-align-last", "center"), ("text-indent", "2em"), ("text-transform", "uppercase"),
            ("text-decoration", "underline"), ("text-decoration-line", "overline"), ("white-space", "pre"), ("text-wrap", "nowrap"),
            ("text-wrap-mode", "nowrap"), ("visibility", "hidden"), ("text-spacing-trim", "space-all"), ("hyphens", "none"),
            ("all", "initial"), ("text-spacing", "none"),
        ]) examples.Add(property, value, Text, property == "hyphens" ? ".t::before { content: 'Donaudampfschiff\\AD fahrtsgesellschaftskapitaen' }" : "");
        examples.Add("text-decoration-color", "red", Text, ".t { text-decoration: underline }");
        examples.Add("text-decoration-style", "dashed", Text, ".t { text-decoration: underline }");
        examples.Add("text-decoration-thickness", "3pt", Text, ".t { text-decoration: underline }");
        examples.Add("tab-size", "2", "<p class=t>a\t<u>b</u></p>", ".t { white-space: pre-wrap }");
        examples.Add("white-space-collapse", "preserve", "<p class=t>一  二</p>", "");
        examples.Add("text-wrap-style", "balance", "<p class=t>一二三四五六七八九十一二三四五六七八九十一二</p>", "");
        examples.Add("text-autospace", "normal", "<p class=t>一<u>a</u></p>", ".t { text-autospace: no-autospace }");
        examples.Add("line-break", "anywhere", "<p class=t>abcdefghijkl mnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz</p>", ".t { width: 60pt }");
        examples.Add("word-break", "break-all", "<p class=t>一二三四五六七八九十一二三四五六七八 abcdefghijklmnop</p>", "");
        foreach (var name in (string[])["overflow-wrap", "word-wrap"]) examples.Add(name, "anywhere", "<p class=t>abcdefghijklmnopqrstuvwxyzabcdefghijkl</p>", ".t { width: 60pt }");
        examples.Add("vertical-align", "super", "<p>一<span class=t>二</span></p>", "");
        foreach (var (property, value) in (ReadOnlySpan<(string, string)>)
        [
            ("display", "none"), ("width", "50pt"), ("height", "50pt"), ("min-width", "300pt"), ("min-height", "50pt"), ("max-width", "50pt"), ("inline-size", "50pt"),
            ("block-size", "50pt"), ("margin", "5pt"), ("padding", "5pt"), ("border", "3pt double"), ("border-width", "2pt"), ("border-style", "dotted"), ("border-color", "red"),
            ("background", "red"), ("background-color", "#00f"), ("position", "absolute"), ("inset", "5pt"),
        ]) examples.Add(property, value, Box, property == "inset" ? ".t { border: 1pt solid; position: relative }" : ".t { border: 1pt solid }");
        examples.Add("max-height", "5pt", Box, ".t { border: 1pt solid; height: 60pt }");
        examples.Add("box-sizing", "border-box", Box, ".t { border: 1pt solid; width: 50pt }");
        examples.Add("border-collapse", "collapse", Table, "td { border: 1pt solid }");
        examples.Add("border-spacing", "9pt", Table, "td { border: 1pt solid }");
        examples.Add("table-layout", "fixed", Table, ".t { width: 100pt } td { border: 1pt solid }");
        examples.Add("caption-side", "bottom", Table, "");
        examples.Add("empty-cells", "hide", Table, "td { border: 1pt solid }");
        foreach (var property in (string[])["break-before", "break-after", "page-break-before", "page-break-after"]) examples.Add(property, property.StartsWith("page", StringComparison.Ordinal) ? "always" : "page", "<p>一</p><div class=t>二</div><p>三</p>", "");
        foreach (var property in (string[])["break-inside", "page-break-inside"]) examples.Add(property, "avoid", Flow, "p { height: 55pt }");
        examples.Add("orphans", "4", Flow, "p { height: 55pt }");
        examples.Add("widows", "3", Flow, "p { height: 55pt }");
        examples.Add("page", "wide", Flow, "@page wide { size: 300pt 120pt }");
        examples.Add("list-style", "decimal inside", List, "");
        examples.Add("list-style-type", "square", List, "");
        examples.Add("list-style-position", "inside", List, "");
        examples.Add("content", "'前'", "<p>一</p>", "");
        examples.Add("counter-reset", "a 5", "<p class=t>一</p>", "p::before { content: counter(a) }");
        examples.Add("counter-set", "a 5", "<p class=t>一</p>", "p::before { content: counter(a) }");
        examples.Add("counter-increment", "a 5", "<p class=t>一</p>", "p::before { content: counter(a) }");
        examples.Add("string-set", "s 'x'", "<p class=t>一</p>", "@page { @top-center { content: string(s) } }");
        examples.Add("text-justify", "none", "<p class=t>一二三四五六七八九十一二三四五六七八<u>a</u>一二三</p>", ".t { text-align: justify }");
        examples.Add("-renderer-autospace-width", "50%", "<p class=t>一<u>a</u></p>", ".t { text-autospace: normal }");
        examples.Add("row-gap", "9pt", "<div class=t style='display:flex;flex-wrap:wrap;width:50pt'><div style='width:40pt'>一</div><div style='width:40pt'>二</div></div>", "");
        examples.Add("flex", "1", Flex, ".t { border: 1pt solid }");
        foreach (var (property, value) in (ReadOnlySpan<(string, string)>)[("flex-grow", "1"), ("flex-basis", "50pt"), ("align-self", "center"), ("order", "2")])
            examples.Add(property, value, Flex, ".t { border: 1pt solid }");
        foreach (var (property, value) in (ReadOnlySpan<(string, string)>)
            [("flex-direction", "row-reverse"), ("flex-flow", "row-reverse"), ("justify-content", "flex-end"), ("place-content", "center"), ("align-items", "center"), ("gap", "9pt"), ("column-gap", "9pt")])
            examples.Add(property, value, Flex.Replace("class=t", "", StringComparison.Ordinal).Replace("class=f", "class=t", StringComparison.Ordinal), ".t > div { border: 1pt solid }");
        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Property_OfTheProfile_ChangesThePage(string property, string value, string body, string style)
    {
        var selector = property == "content" ? "p::before" : ".t";
        var without = LayoutText.Of(Typeset.Document(body, style));
        var document = Typeset.Document(body, $"{style} {selector} {{ {property}: {value} }}");
        document.Warnings.ShouldAllBe(warning => warning.Code != "css-unsupported");
        LayoutText.Of(document).ShouldNotBe(without, $"{property}: {value}");
    }

    [Fact]
    public void Properties_OfTheProfile_HaveAnExampleOrACaseOfTheirOwn()
    {
        var examples = Examples().Select(row => (string)row[0]!).ToHashSet();
        var cases = string.Concat(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".txt", StringComparison.Ordinal) || (file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith("ProfileTests.cs", StringComparison.Ordinal)))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        // Drawings have their own tests beside the images; what a font's features do depends on the font.
        string[] elsewhere = [.. ShapeProperties.All.Select(longhand => longhand.Name), .. PropertyTable.Names.Where(name => name.StartsWith("font-", StringComparison.Ordinal))];
        PropertyTable.Names.Except(elsewhere).Where(name => !examples.Contains(name) && !Regex.IsMatch(cases, $@"(?<![\w-]){Regex.Escape(name)}""?\s*[:=]", RegexOptions.None, TimeSpan.FromSeconds(30)))
            .ShouldBeEmpty("no test mentions them");
    }

    private static string Folder => Path.Combine(ShippedFonts.Folder, "..", "..", "tests", "Renderer.Layout.Tests");
}
