using System.Buffers.Binary;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Content;

/// <summary>Text objects (9.4): glyph runs as strings of CIDs, moved only where the layout's advances differ from the font's widths.</summary>
/// <remarks>Positions are kept in whole hundredths of a point, the precision they are written in, so that relative moves do not add up rounding.</remarks>
internal sealed class TextScript(PdfTools tools, bool isBinary)
{
    private const double Precision = 100;

    // Below what can be seen, and above half of what one unit of TJ moves at the sizes of running text.
    private const double Tolerance = 0.015;

    // Moves in whole thousandths are at most 0.02 points beside the mark up to this size.
    private const double LargestInThousandths = 40;

    private readonly PdfBuffer _to = tools.Content;
    private readonly PdfBuffer _bytes = tools.Glyphs;
    private double _pageHeight;
    private int _font;
    private double _size;
    private double _spacing;
    private long _lineX;
    private long _lineY;
    private bool _isTurned;
    private bool _isShown;

    /// <summary>Text state (font, size, spacing) lasts for a page.</summary>
    public void BeginPage(double height) => (_pageHeight, _font, _size, _spacing) = (height, -1, 0, 0);

    /// <summary>Begins a text object: its line starts at the origin.</summary>
    public void Begin()
    {
        (_lineX, _lineY, _isTurned, _isShown) = (0, 0, false, false);
        _to.Add("BT\n"u8);
    }

    public void End() => _to.Add("ET\n"u8);

    public void Show(GlyphRun run, FontFace face, ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<int> cids)
    {
        if (glyphs.IsEmpty)
            return;
        if (run.Font != _font || run.Size != _size)
        {
            (_font, _size) = (run.Font, run.Size);
            _to.Add("/F"u8).Add(run.Font).Add((byte)' ').Add(run.Size, 3).Add(" Tf\n"u8);
        }
        var unit = run.Size / face.UnitsPerEm;
        if (run.Direction == RunDirection.Upright)
        {
            ShowUpright(run, glyphs, cids, new Widths(face, unit));
            return;
        }
        SetSpacing(Spacing(glyphs, face, unit, _spacing));
        if (run.Direction == RunDirection.Horizontal)
        {
            MoveTo(run.X + glyphs[0].Offset, _pageHeight - run.Baseline);
            ShowGlyphs(run, glyphs, cids, new Widths(face, unit), new Pen(_lineX / Precision, run.X));
            return;
        }
        TurnAt(run.X, _pageHeight - run.Baseline - glyphs[0].Offset);
        ShowGlyphs(run, glyphs, cids, new Widths(face, unit), new Pen(glyphs[0].Offset, 0));
    }

    // A font has one direction of writing; glyphs that stand one below the other are placed one by one.
    private void ShowUpright(GlyphRun run, ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<int> cids, Widths widths)
    {
        var y = run.Baseline;
        for (var i = 0; i < glyphs.Length; i++)
        {
            MoveTo(run.X - widths.Of(glyphs[i].Id) / 2, _pageHeight - y - glyphs[i].Offset);
            BinaryPrimitives.WriteUInt16BigEndian(_bytes.Room(2), (ushort)cids[i]);
            _bytes.Commit(2);
            ShowBytes();
            _to.Add("Tj\n"u8);
            y += glyphs[i].Advance;
        }
    }

    // The text matrix turned clockwise: what is shown goes down.
    private void TurnAt(double x, double y)
    {
        _to.Add("0 -1 1 0 "u8).Add(Math.Round(x * Precision) / Precision).Add((byte)' ').Add(Math.Round(y * Precision) / Precision).Add(" Tm\n"u8);
        _isTurned = true;
    }

    private void MoveTo(double x, double y)
    {
        var (toX, toY) = ((long)Math.Round(x * Precision), (long)Math.Round(y * Precision));
        if (_isTurned) _to.Add("1 0 0 1 "u8).Add(toX / Precision).Add((byte)' ').Add(toY / Precision).Add(" Tm\n"u8);
        // What was shown has moved the pen away from where its line begins: text over text must go back.
        else if (toX != _lineX || toY != _lineY || _isShown)
            _to.Add((toX - _lineX) / Precision).Add((byte)' ').Add((toY - _lineY) / Precision).Add(" Td\n"u8);
        (_lineX, _lineY, _isTurned, _isShown) = (toX, toY, false, false);
    }

    private void SetSpacing(double spacing)
    {
        if (spacing == _spacing)
            return;
        _spacing = spacing;
        _to.Add(spacing, 3).Add(" Tc\n"u8);
    }

    /// <summary>The distance that at least half of the glyphs have beyond their width (letter-spacing, justification), in points of three decimals. A single glyph takes what is set.</summary>
    private static double Spacing(ReadOnlySpan<Glyph> glyphs, FontFace face, double unit, double current)
    {
        if (glyphs.Length == 1)
            return current;
        // Boyer and Moore's majority vote; the last glyph's advance moves nothing.
        var (candidate, votes) = (0, 0);
        for (var i = 0; i < glyphs.Length - 1; i++)
        {
            var extra = Extra(glyphs[i], face, unit);
            if (votes == 0)
                candidate = extra;
            votes += extra == candidate ? 1 : -1;
        }
        return candidate / 1000.0;
    }

    private static int Extra(Glyph glyph, FontFace face, double unit) => (int)Math.Round((glyph.Advance - face.AdvanceOf(glyph.Id) * unit) * 1000);

    /// <summary>Where the pen stands along the line, and where the layout wants the run to begin.</summary>
    private readonly record struct Pen(double At, double Start);

    private void ShowGlyphs(GlyphRun run, ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<int> cids, Widths widths, Pen start)
    {
        var (pen, wanted) = (start.At, start.Start);
        // A thousandth of a large size is more than the layout may be missed by.
        var decimals = run.Size > LargestInThousandths ? 2 : 0;
        var isArray = false;
        _bytes.Clear();
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = glyphs[i];
            var back = pen - (wanted + glyph.Offset);
            if (i > 0 && Math.Abs(back) > Tolerance && Math.Round(back / run.Size * 1000, decimals) is var thousandths and not 0)
            {
                if (!isArray)
                    _to.Add((byte)'[');
                isArray = true;
                ShowBytes();
                _to.Add(thousandths, decimals);
                pen -= thousandths * run.Size / 1000;
            }
            BinaryPrimitives.WriteUInt16BigEndian(_bytes.Room(2), (ushort)cids[i]);
            _bytes.Commit(2);
            pen += widths.Of(glyph.Id) + _spacing;
            wanted += glyph.Advance;
        }
        ShowBytes();
        _to.Add(isArray ? "]TJ\n"u8 : "Tj\n"u8);
    }

    private void ShowBytes()
    {
        if (isBinary)
            _to.Literal(_bytes.Written);
        else
            _to.Hex(_bytes.Written);
        _bytes.Clear();
        _isShown = true;
    }

    private readonly record struct Widths(FontFace Face, double Unit)
    {
        public double Of(ushort glyph) => Face.AdvanceOf(glyph) * Unit;
    }
}
