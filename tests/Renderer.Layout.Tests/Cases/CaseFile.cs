using System.Text;

namespace Renderer.Layout.Tests.Cases;

/// <summary>A file of cases: a remark, then <c>=== title</c>, HTML, and sections that begin with <c>--- kind</c>.</summary>
internal sealed record CaseFile(string Remark, IReadOnlyList<LayoutCase> Cases)
{
    private const string TitleMark = "=== ";
    private const string SectionMark = "--- ";

    /// <summary>Reads a file; a case without title or with a title that is there already is a mistake of its author.</summary>
    public static CaseFile Parse(string text)
    {
        var blocks = Split(text.ReplaceLineEndings("\n").Split('\n'), TitleMark);
        var cases = blocks.Skip(1).Select(block => Case(block.Heading, block.Lines)).ToList();
        var twice = cases.GroupBy(item => item.Title).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new FormatException($"Two cases are called \"{twice.Key}\".");
        return new(string.Join('\n', blocks[0].Lines).Trim(), cases);
    }

    /// <summary>The file as it is kept: one empty line between cases, none elsewhere.</summary>
    public string Write()
    {
        var text = new StringBuilder(Remark.Length == 0 ? "" : Remark + "\n\n");
        for (var i = 0; i < Cases.Count; i++)
        {
            if (i > 0) text.Append('\n');
            text.Append(TitleMark).Append(Cases[i].Title).Append('\n').Append(Cases[i].Html).Append('\n');
            foreach (var section in Cases[i].Sections)
            {
                text.Append(SectionMark).Append(section.Heading).Append('\n');
                foreach (var line in section.Lines) text.Append(line).Append('\n');
            }
        }
        return text.ToString();
    }

    private sealed record Block(string Heading, IReadOnlyList<string> Lines);

    private static LayoutCase Case(string title, IReadOnlyList<string> lines)
    {
        var blocks = Split(lines, SectionMark);
        if (title.Length == 0 || blocks.Count == 1) throw new FormatException($"The case \"{title}\" has no title or no section.");
        return new(title, string.Join('\n', blocks[0].Lines).Trim('\n'), [.. blocks.Skip(1).Select(block => new CaseSection(block.Heading, [.. block.Lines.Where(line => line.Length > 0)]))]);
    }

    // The lines before the first mark come first, without a heading.
    private static List<Block> Split(IReadOnlyList<string> lines, string mark)
    {
        var blocks = new List<Block>();
        var (heading, own) = ("", new List<string>());
        foreach (var line in lines)
        {
            if (!line.StartsWith(mark, StringComparison.Ordinal))
            {
                own.Add(line);
                continue;
            }
            blocks.Add(new(heading, own));
            (heading, own) = (line[mark.Length..].Trim(), []);
        }
        blocks.Add(new(heading, own));
        return blocks;
    }
}
