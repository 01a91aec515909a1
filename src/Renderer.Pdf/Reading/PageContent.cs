using System.Text;

namespace Renderer.Pdf.Reading;

/// <summary>A glyph that a page shows.</summary>
/// <param name="Text">The text it stands for; null for none.</param>
/// <param name="X">Its origin from the left, in points.</param>
/// <param name="Y">Its origin from the bottom, in points.</param>
internal readonly record struct ShownGlyph(string? Text, double X, double Y);

/// <summary>What a page's content stream paints, in paint order.</summary>
internal sealed class PageContent
{
    /// <summary>More than fit on a page; a stream made to fill the memory has more.</summary>
    public const int MostGlyphs = 1_000_000;

    /// <summary>Forms that paint forms could multiply without end.</summary>
    public const int MostForms = 20_000;

    public List<ShownGlyph> Glyphs { get; } = [];

    /// <summary>The marked-content identifiers of the page.</summary>
    public HashSet<int> Marks { get; } = [];

    /// <summary>How many forms are painted, those inside others too.</summary>
    public int Forms { get; set; }

    /// <summary>How many pictures are painted.</summary>
    public int Images { get; set; }

    /// <summary>The text: glyphs on one height are one line.</summary>
    public string Text()
    {
        var text = new StringBuilder(Glyphs.Count);
        foreach (var (index, glyph) in Glyphs.Index())
        {
            // Positions carry two decimals; a hundredth is rounding.
            if (index > 0 && Math.Abs(glyph.Y - Glyphs[index - 1].Y) > 0.015) text.Append('\n');
            text.Append(glyph.Text);
        }

        return text.ToString();
    }
}
