using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Pages;

/// <summary>A glyph on a page.</summary>
internal readonly record struct GlyphPlace(int Page, int Glyph);

/// <summary>A block's text as it was set, without white space, and the glyph of each of its UTF-16 units.</summary>
internal sealed record FlowBlock(string Text, ImmutableArray<GlyphPlace> Glyphs);

/// <summary>The text of laid-out pages, block by block, whatever pages and lines it was broken into; generated text is in it.</summary>
internal sealed record FlowText(ImmutableArray<FlowBlock> Blocks, ImmutableSortedSet<string> Artifacts)
{
    /// <summary>Everything in one string.</summary>
    public string Whole => string.Concat(Blocks.Select(b => b.Text));

    /// <summary>Whether both say the same: in the flow, and in what stands round it on the pages, numbers aside.</summary>
    public bool SaysTheSameAs(FlowText other) => Whole == other.Whole && Artifacts.SetEquals(other.Artifacts);

    public static FlowText Of(PagedDocument document)
    {
        var blocks = new SortedDictionary<int, BlockText>();
        var artifacts = new List<string>();
        foreach (var (index, page) in document.Pages.Index())
        {
            foreach (var item in page.Items.Where(i => i.Kind == PaintKind.GlyphRun))
            {
                var run = page.Runs[item.Index];
                if (item.Structure < 0) artifacts.Add(TextOf(page, run));
                else BlockOf(blocks, BlockAbove(document, item.Structure)).Add(index, page, run);
            }
        }

        var flow = new FlowText([.. blocks.Values.Select(b => b.ToBlock())], []);
        var whole = flow.Whole;
        // Page numbers count pages, and repeated table heads stand in the flow already.
        return flow with { Artifacts = [.. artifacts.Select(a => string.Concat(a.Where(c => !char.IsAsciiDigit(c)))).Where(a => a.Length > 0 && !whole.Contains(a, StringComparison.Ordinal))] };
    }

    private static BlockText BlockOf(SortedDictionary<int, BlockText> blocks, int structure)
    {
        if (!blocks.TryGetValue(structure, out var block)) blocks.Add(structure, block = new BlockText());
        return block;
    }

    private static int BlockAbove(PagedDocument document, int structure)
    {
        while (document.Structure[structure].Type is StructureType.Span or StructureType.Link && document.Structure[structure].Parent >= 0) structure = document.Structure[structure].Parent;
        return structure;
    }

    private static string TextOf(Page page, GlyphRun run)
    {
        var block = new BlockText();
        block.Add(0, page, run);
        return block.ToBlock().Text;
    }

    private sealed class BlockText
    {
        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<GlyphPlace>.Builder _glyphs = ImmutableArray.CreateBuilder<GlyphPlace>();

        public void Add(int pageIndex, Page page, GlyphRun run)
        {
            for (var glyph = run.FirstGlyph; glyph < run.FirstGlyph + run.GlyphCount; glyph++)
            {
                var text = page.TextOf(page.Glyphs[glyph]);
                if (string.IsNullOrWhiteSpace(text)) continue;
                _text.Append(text);
                for (var i = 0; i < text.Length; i++) _glyphs.Add(new(pageIndex, glyph));
            }
        }

        public FlowBlock ToBlock() => new(_text.ToString(), _glyphs.ToImmutable());
    }
}
