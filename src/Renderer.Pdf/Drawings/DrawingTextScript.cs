using System.Buffers.Binary;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>Text of a drawing (9.4): one text object for each stretch of glyphs, placed by a matrix.</summary>
internal sealed class DrawingTextScript(PdfBuffer to, FormParts parts, InkScript ink)
{
    // What one unit of TJ moves at the sizes of labels.
    private const double Tolerance = 0.01;

    private readonly PdfBuffer _bytes = new();

    public void Show(DrawingText text)
    {
        var cids = parts.NextCids(text.Glyphs.Length);
        if (text.Glyphs.IsEmpty)
            return;
        var isSaved = InkScript.NeedsMask(text.Fill) || InkScript.NeedsMask(text.Stroke?.Paint);
        if (isSaved)
            ink.Save();
        if (text.Fill is { } fill)
            ink.SetFill(fill);
        if (text.Stroke is { } stroke)
            ink.SetStroke(stroke);
        // Glyphs stand upright where y grows upwards.
        var matrix = new Transform(1, 0, 0, -1, text.Glyphs[0].Offset, 0).Then(text.Transform);
        to.Add("BT/F"u8).Add(text.Font).Add((byte)' ').Add(text.Size, 3).Add(" Tf "u8).Matrix(matrix).Add(" Tm"u8);
        var mode = Mode(text);
        if (mode != 0)
            to.Add((byte)' ').Add(mode).Add(" Tr"u8);
        ShowGlyphs(text, cids);
        if (mode != 0)
            to.Add("0 Tr "u8);
        to.Add("ET\n"u8);
        if (isSaved)
            ink.Restore();
    }

    // 9.3.6: fill, stroke, both, or nothing.
    private static int Mode(DrawingText text) => (text.Fill, text.Stroke) switch { (not null, null) => 0, (null, not null) => 1, (not null, not null) => 2, _ => 3 };

    private void ShowGlyphs(DrawingText text, ReadOnlySpan<int> cids)
    {
        var face = parts.Document.Fonts[text.Font];
        var unit = text.Size / face.UnitsPerEm;
        var (pen, wanted) = ((double)text.Glyphs[0].Offset, 0.0);
        _bytes.Clear();
        to.Add((byte)'[');
        for (var i = 0; i < text.Glyphs.Length; i++)
        {
            var glyph = text.Glyphs[i];
            var back = pen - (wanted + glyph.Offset);
            if (i > 0 && Math.Abs(back) > Tolerance && Math.Round(back / text.Size * 1000) is var thousandths and not 0)
            {
                ShowBytes();
                to.Add(thousandths, 0);
                pen -= thousandths * text.Size / 1000;
            }
            BinaryPrimitives.WriteUInt16BigEndian(_bytes.Room(2), (ushort)cids[i]);
            _bytes.Commit(2);
            pen += face.AdvanceOf(glyph.Id) * unit;
            wanted += glyph.Advance;
        }
        ShowBytes();
        to.Add("]TJ "u8);
    }

    private void ShowBytes()
    {
        if (parts.File.Compress)
            to.Literal(_bytes.Written);
        else
            to.Hex(_bytes.Written);
        _bytes.Clear();
    }
}
