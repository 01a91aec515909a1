using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Outside;

/// <summary>A structure element as <c>pdfinfo -struct-text</c> tells it: how deep, which type, which text of its own; null where that is not known.</summary>
internal readonly record struct ReadElement(int Depth, string Type, string? Text)
{
    public override string ToString() => $"{new string(' ', Depth)}{Type} \"{Text}\"";
}

/// <summary>The structure tree as poppler reads it, and as the layout decided it.</summary>
internal static class StructureReading
{
    /// <summary>What is wrong; null when poppler reads what the layout decided.</summary>
    public static string? FaultOf(string file, PagedDocument document)
    {
        var answer = OutsideReader.Ask("pdfinfo", "-struct-text", file);
        if (!answer.IsClean) return $"pdfinfo -struct-text: {answer.Complaints}";
        var (read, expected) = (Parse(answer.Output), Expected(document));
        for (var i = 0; i < Math.Max(read.Count, expected.Count); i++)
        {
            if (i >= read.Count || i >= expected.Count || read[i] with { Text = expected[i].Text is null ? null : read[i].Text } != expected[i])
                return $"pdfinfo -struct-text: element {i} is {(i < read.Count ? read[i] : "not there")}, must be {(i < expected.Count ? expected[i] : "none")}";
        }
        return null;
    }

    private static List<ReadElement> Expected(PagedDocument document)
    {
        var (texts, depths, elements) = (LayoutText.ByElement(document), new int[document.Structure.Length], new List<ReadElement>());
        for (var i = 0; i < depths.Length; i++)
        {
            var element = document.Structure[i];
            depths[i] = element.Parent < 0 ? 0 : depths[element.Parent] + 1;
            elements.Add(new(depths[i], NameOf(element), texts[i]));
        }
        return elements;
    }

    // Two spaces a level. Below an element stand its attributes, which begin with a slash, its texts in quotation marks, its annotations, and its elements.
    private static List<ReadElement> Parse(string output)
    {
        var elements = new List<ReadElement>();
        foreach (var line in output.Split('\n').Where(line => line.Length > 0))
        {
            var (content, depth) = (line.TrimStart(' '), (line.Length - line.TrimStart(' ').Length) / 2);
            if (content[0] == '"')
            {
                var owner = elements.FindLastIndex(element => element.Depth == depth - 1);
                elements[owner] = elements[owner] with { Text = elements[owner].Text + LayoutText.Squeezed(content[1..^1]) };
            }
            else if (content[0] != '/' && !content.StartsWith("Object ", StringComparison.Ordinal)) elements.Add(new(depth, content.Split([' ', ':'], 2)[0], ""));
        }
        return elements;
    }

    // ISO 32000-1, 14.8.4; written down again, so that a wrong name in the writer is not compared with itself.
    private static string NameOf(StructureElement element) => element.Type switch
    {
        StructureType.Section => "Sect",
        StructureType.Heading => element.Level == 0 ? "H" : $"H{element.Level}",
        StructureType.Paragraph => "P",
        StructureType.List => "L",
        StructureType.ListItem => "LI",
        StructureType.Label => "Lbl",
        StructureType.ListBody => "LBody",
        StructureType.TableHead => "THead",
        StructureType.TableBody => "TBody",
        StructureType.TableFoot => "TFoot",
        StructureType.TableRow => "TR",
        StructureType.TableHeader => "TH",
        StructureType.TableCell => "TD",
        _ => element.Type.ToString(),
    };
}
