using System.Text.RegularExpressions;

namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>Random templates over data and literals full of what HTML gives a meaning: none of it may come out as markup, and nothing twice escaped.</summary>
public sealed partial class MarkupFuzzTests
{
    private const int Count = 6_000;

    // The template's own text has nothing special, so that whatever special comes out is a value that leaked.
    private static readonly GeneratorOptions Values = new()
    {
        Texts = ["x", " ", "\n", " {%{ {{ }%} ", "花"],
        Strings = ["", "a", "<i>&", "a<b>,&<c>", "</script><script>", "&lt;", "<!-- x", " < > ", "2024<", "a\n<b>"],
        HasUnknowns = false,
        Calls = static _ => true,
    };

    private const string Data = """
        {
          "s": "<i>&\"' a花", "n": 42, "f": 4166.241619, "z": null, "t": ["<b>", "a\"", "'", "&"],
          "o": {"x": "<u>", "y": [1, "<"], "k": {"x": "\""}, "<k>": "&"}, "l": [{"k": "<p>", "x": 2}, {"k": "'a'", "x": 1}]
        }
        """;

    [Fact]
    public void HtmlOutput_OfRandomTemplates_HoldsNoValueAsMarkup()
    {
        var (rendered, checkedBytes) = (0, 0L);
        for (var seed = 0; seed < Count; seed++)
        {
            var text = Text(seed, Values);
            if (Rendered(text, Data) is not { } output)
            {
                continue;
            }

            var rest = EngineMarkup().Replace(output, "");
            rest.AsSpan().IndexOfAny("<>\"'").ShouldBe(-1, $"{text}\n---\n{output}");
            BareAmpersand().IsMatch(rest).ShouldBeFalse($"{text}\n---\n{output}");
            (rendered, checkedBytes) = (rendered + 1, checkedBytes + output.Length);
        }

        rendered.ShouldBeGreaterThan(Count / 10);
        checkedBytes.ShouldBeGreaterThan(Count * 10L);
    }

    [Fact]
    public void HtmlOutput_ThroughWhatKeepsMarkup_IsEscapedOnce()
    {
        // No ampersand stands in the data and the template: one escaped again begins with `&amp;`.
        var data = Data.Replace("&", "", StringComparison.Ordinal);
        var rendered = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            var text = "{{ func f; $0; end; func box }}({{ $$ }}){{ end; e = s | html.escape }}" + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Statement(random, 0)));
            if (Rendered(text, data) is not { } output)
            {
                // Markup grows with every joining, sometimes beyond the limits.
                continue;
            }

            rendered++;
            output.ShouldNotContain("&amp;", customMessage: $"{text}\n---\n{output}");
            output.AsSpan().IndexOfAny("<>\"'").ShouldBe(-1, $"{text}\n---\n{output}");
        }

        rendered.ShouldBeGreaterThan(Count / 2);
    }

    private static string Statement(Random random, int depth) => random.Next(depth > 3 ? 2 : 6) switch
    {
        0 or 1 => $"{{{{ {Kept(random, 0)} }}}}",
        2 => $"{{{{ capture e }}}}{Statement(random, depth + 1)}{{{{ end; e }}}}",
        3 => $"{{{{ wrap box }}}}{Statement(random, depth + 1)}{{{{ end }}}}",
        4 => $"{{{{ e = {Kept(random, 0)}; e += {Kept(random, 2)}; e }}}}",
        _ => $"{{{{ if {Kept(random, 2)} }}}}{Statement(random, depth + 1)}{{{{ end }}}}",
    };

    /// <summary>An expression of what keeps markup what it is.</summary>
    private static string Kept(Random random, int depth)
    {
        string Part() => Kept(random, depth + 1);
        return random.Next(depth > 4 ? 3 : 17) switch
        {
            0 => "s",
            1 => "'<i>'",
            2 => "e",
            3 or 4 => $"({Part()} + {Part()})",
            5 => $"({Part()} | string.append {Part()})",
            6 => $"({Part()} | string.prepend {Part()})",
            7 => $"$\"x{{{Part()}}}y{{{Part()}}}\"",
            8 => $"({Part()} | html.escape)",
            9 => $"({Part()} | string.strip)",
            10 => $"([{Part()}, {Part()}] | array.join {Part()})",
            11 => $"({Part()} | string.pad_left 9)",
            12 => $"(include 'part' {Part()})",
            13 => $"(f {Part()})",
            14 => $"({Part()} * 2)",
            15 => $"(true ? {Part()} : {Part()})",
            _ => $"({Part()} | object.default {Part()})",
        };
    }

    private static string Text(int seed, GeneratorOptions options) =>
        new TemplateGenerator(new Random(seed), options).Template().Replace(TemplateGenerator.Space, ' ');

    private static string? Rendered(string text, string data)
    {
        try
        {
            return Templates.RenderFiles(data, Templates.Html with { Strict = false }, FuzzCase.Limits, [("text", text), .. TemplateGenerator.Parts.Select(part => (part.Key, part.Value))]);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<br />|<tr class="row[0-9]+">|<td class="col[0-9]+">|</td>|</tr>""", RegexOptions.None, 1000)]
    private static partial Regex EngineMarkup();

    [GeneratedRegex("&(?!(amp|lt|gt|quot|#39);)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareAmpersand();
}
