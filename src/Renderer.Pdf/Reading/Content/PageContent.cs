using System.Buffers;
using System.Text;
using Renderer.Pdf.Reading.Fonts;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Content;

/// <summary>A glyph that a page shows.</summary>
/// <param name="X">Its origin from the left, in points.</param>
/// <param name="Y">Its origin from the bottom, in points.</param>
/// <param name="Code">Its code in the font.</param>
/// <param name="Style">Index into <see cref="PageContent.Styles"/>.</param>
internal readonly record struct ShownGlyph(double X, double Y, int Code, int Style);

/// <summary>What glyphs that follow each other have in common.</summary>
/// <param name="Font">The font.</param>
/// <param name="Size">Its size in points as it stands on the page.</param>
/// <param name="Mark">What they belong to.</param>
internal readonly record struct GlyphStyle(ReadFont Font, double Size, ContentMark Mark);

/// <summary>What marked content belongs to (14.6, 14.7.4).</summary>
/// <param name="Kind">Whether it is content, or what else.</param>
/// <param name="Element">Object number of the structure element; 0 for none.</param>
internal readonly record struct ContentMark(MarkKind Kind, int Element);

/// <summary>What a stretch of content is.</summary>
internal enum MarkKind : byte
{
    /// <summary>Nobody says.</summary>
    None,

    /// <summary>Content of a structure element.</summary>
    Content,

    /// <summary>Page numbers, repeated heads, borders.</summary>
    Artifact,

    /// <summary>An artifact that says it is a watermark.</summary>
    Watermark,
}

/// <summary>A picture or form that a page paints.</summary>
/// <param name="Stream">The picture.</param>
/// <param name="Place">From its own space to the page's.</param>
/// <param name="Mark">What it belongs to.</param>
/// <param name="IsInForm">Whether a form paints it.</param>
internal readonly record struct PaintedPicture(PdfValue Stream, Matrix Place, ContentMark Mark, bool IsInForm);

/// <summary>What a page's content stream paints, in paint order. One instance serves page after page.</summary>
internal sealed class PageContent : IDisposable
{
    /// <summary>More than fit on a page; a stream made to fill the memory has more.</summary>
    public const int MostGlyphs = 1_000_000;

    /// <summary>Forms that paint forms could multiply without end.</summary>
    public const int MostForms = 20_000;

    private ShownGlyph[] _glyphs = ArrayPool<ShownGlyph>.Shared.Rent(2048);
    private int _count;

    public ReadOnlySpan<ShownGlyph> Glyphs => _glyphs.AsSpan(0, _count);

    public List<GlyphStyle> Styles { get; } = [];

    /// <summary>The pictures and drawings.</summary>
    public List<PaintedPicture> Pictures { get; } = [];

    /// <summary>How many forms are painted, those inside others too.</summary>
    public int Forms { get; set; }

    public void Clear()
    {
        (_count, Forms) = (0, 0);
        Styles.Clear();
        Pictures.Clear();
    }

    /// <summary>Room for so many glyphs behind those there are; <see cref="Commit"/> takes them in.</summary>
    public Span<ShownGlyph> Room(int count)
    {
        if (_count + count > MostGlyphs) throw new PdfSyntaxException($"the page shows more than {MostGlyphs} glyphs");
        if (_glyphs.Length - _count < count)
        {
            var larger = ArrayPool<ShownGlyph>.Shared.Rent(Math.Max(2 * _glyphs.Length, _count + count));
            Glyphs.CopyTo(larger);
            ArrayPool<ShownGlyph>.Shared.Return(_glyphs);
            _glyphs = larger;
        }

        return _glyphs.AsSpan(_count, count);
    }

    public void Commit(int count) => _count += count;

    /// <summary>The text: glyphs on one height are one line.</summary>
    public string Text()
    {
        var text = new StringBuilder(_count);
        for (var i = 0; i < _count; i++)
        {
            // Positions carry two decimals; a hundredth is rounding.
            if (i > 0 && Math.Abs(_glyphs[i].Y - _glyphs[i - 1].Y) > 0.015) text.Append('\n');
            text.Append(Styles[_glyphs[i].Style].Font.Texts[_glyphs[i].Code]);
        }

        return text.ToString();
    }

    public void Dispose()
    {
        ArrayPool<ShownGlyph>.Shared.Return(_glyphs);
        _glyphs = [];
    }
}
