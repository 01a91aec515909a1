using System.Buffers;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>What of a file belongs to something: nothing overlaps, and nothing but white space lies between.</summary>
internal sealed class FileCoverage(ReadOnlyMemory<byte> file, int crossReference, int crossReferenceEnd)
{
    private static readonly SearchValues<byte> Space = SearchValues.Create("\0\t\n\f\r "u8);

    private readonly List<Stretch> _stretches = [];

    /// <summary>Bytes that belong to an object.</summary>
    public readonly record struct Stretch(int Start, int End, int Number);

    public void Add(Stretch stretch) => _stretches.Add(stretch);

    public void Check(FaultList faults)
    {
        if (!_stretches.Exists(s => s.Start == crossReference)) _stretches.Add(new(crossReference, crossReferenceEnd, 0));
        _stretches.Sort((a, b) => a.Start.CompareTo(b.Start));
        var before = new Stretch(0, HeaderEnd(), 0);
        foreach (var stretch in _stretches)
        {
            if (stretch.Start < before.End) faults.Add(stretch.Number, $"begins inside object {before.Number}");
            else CheckGap(before.End, stretch.Start, faults);
            before = stretch;
        }

        if (file.Span[before.End..].IndexOf("startxref"u8) is var tail and >= 0) CheckGap(before.End, before.End + tail, faults);
    }

    // 7.5.2: a comment with the version, and another of four bytes above 127 that says the file is binary.
    private int HeaderEnd()
    {
        var lexer = new PdfLexer(file.Span, 0);
        lexer.SkipSpace();
        return lexer.Position;
    }

    private void CheckGap(int start, int end, FaultList faults)
    {
        if (file.Span[start..end].IndexOfAnyExcept(Space) is var at and >= 0) faults.Add(0, $"at {start + at} bytes lie that belong to nothing");
    }
}
