using System.Globalization;
using System.Reflection;

namespace Renderer.Templating.Tests;

/// <summary>
/// The examples of the language's documentation with what they print. A file holds cases <c>=== title</c>, template, <c>---</c>, output;
/// a line <c>model: {...}</c> under the title gives the data, a line <c>now: ...</c> the time of the render. Where the documentation prints something its own text contradicts
/// (lost line breaks, left out words), the case says so in its title.
/// </summary>
public sealed class ExampleTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var page in Pages())
        {
            foreach (var title in Read(page).Keys)
            {
                cases.Add(page, title);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Example_OfDocumentation_PrintsAsDocumented(string page, string title)
    {
        var example = Read(page)[title];
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["text"] = example.Template }, Templates.PlainText);
        set.Render("text", Templates.Scope(example.Model) with { Now = example.Now }).ShouldBe(example.Output, $"{page}: {title}");
    }

    [Fact]
    public void Examples_OfEveryPage_ArePresent() =>
        Pages().ShouldBe(["array", "date", "html", "language", "math", "object", "regex", "string", "timespan"]);

    private static IEnumerable<string> Pages() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => char.IsAsciiLetterLower(name[0])).Order(StringComparer.Ordinal);

    private static Dictionary<string, Example> Read(string page)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(page)!;
        using var reader = new StreamReader(stream);
        var cases = new Dictionary<string, Example>();
        foreach (var block in ("\n" + reader.ReadToEnd()[..^1]).Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (title, rest) = Cut(block, "\n");
            (var model, rest) = CutHeader(rest, "model: ");
            (var now, rest) = CutHeader(rest, "now: ");
            var (template, output) = Cut(rest, "\n---\n");
            cases.Add(title, new Example(template, model, now is null ? DateTimeOffset.UnixEpoch : DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), output));
        }

        return cases;
    }

    private static (string? Header, string After) CutHeader(string text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal) ? Cut(text[name.Length..], "\n") : (null, text);

    private static (string Before, string After) Cut(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"`{separator}` is missing in `{text}`");
        return (text[..at], text[(at + separator.Length)..]);
    }

    private sealed record Example(string Template, string? Model, DateTimeOffset Now, string Output);
}
