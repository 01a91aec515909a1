using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Renderer.Pdf.Tests.Reading;

/// <summary>An uncompressed file of ours as numbered objects, which can be changed and written again with right positions and lengths.</summary>
internal sealed partial class PlainRewrite
{
    private readonly SortedDictionary<int, string> _objects = [];
    private readonly string _trailer;

    public PlainRewrite(ReadOnlySpan<byte> pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match match in ObjectPattern().Matches(text)) _objects[int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)] = match.Groups["content"].Value;
        _trailer = text[(text.LastIndexOf("trailer\n", StringComparison.Ordinal) + 8)..text.LastIndexOf("startxref", StringComparison.Ordinal)];
    }

    /// <summary>Replaces the first occurrence in any object and says whether there was one.</summary>
    public bool Replace(string before, string after, int occurrence = 1)
    {
        foreach (var (number, content) in _objects)
        {
            for (var at = content.IndexOf(before, StringComparison.Ordinal); at >= 0; at = content.IndexOf(before, at + 1, StringComparison.Ordinal))
            {
                if (--occurrence > 0) continue;
                _objects[number] = string.Concat(content.AsSpan(0, at), after, content.AsSpan(at + before.Length));
                return true;
            }
        }

        return false;
    }

    /// <summary>The file, with cross-reference table and stream lengths that are right.</summary>
    public byte[] Write()
    {
        var file = new StringBuilder("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var (number, content) in _objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{WithLength(content)}\nendobj\n");
        }

        var start = file.Length;
        file.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n{_trailer}startxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string WithLength(string content)
    {
        var start = content.IndexOf(">>\nstream\n", StringComparison.Ordinal);
        if (start < 0) return content;
        var length = content.Length - "\nendstream".Length - start - 10;
        return LengthPattern().Replace(content[..start], $"/Length {length}", 1) + content[start..];
    }

    [GeneratedRegex(@"(?<=\n)(?<number>\d+) 0 obj\n(?<content>.*?)\nendobj\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ObjectPattern();

    [GeneratedRegex(@"/Length \d+", RegexOptions.None, 10_000)]
    private static partial Regex LengthPattern();
}
