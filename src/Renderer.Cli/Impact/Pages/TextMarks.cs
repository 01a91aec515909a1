using System.Collections.Immutable;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Impact.Pages;

/// <summary>The glyphs on the pages whose text is on one side only.</summary>
internal sealed record TextMarks(ImmutableHashSet<GlyphPlace> Before, ImmutableHashSet<GlyphPlace> After)
{
    public static TextMarks Between(FlowText before, FlowText after)
    {
        var (gone, added) = (ImmutableHashSet.CreateBuilder<GlyphPlace>(), ImmutableHashSet.CreateBuilder<GlyphPlace>());
        foreach (var pair in LinePairs.Find([.. before.Blocks.Select(b => b.Text)], [.. after.Blocks.Select(b => b.Text)]))
        {
            var (old, now) = (pair.Before is { } x ? before.Blocks[x] : null, pair.After is { } y ? after.Blocks[y] : null);
            if (old is null) added.UnionWith(now!.Glyphs);
            else if (now is null) gone.UnionWith(old.Glyphs);
            else if (old.Text != now.Text) Mark(old, now, gone, added);
        }

        return new(gone.ToImmutable(), added.ToImmutable());
    }

    private static void Mark(FlowBlock before, FlowBlock after, ImmutableHashSet<GlyphPlace>.Builder gone, ImmutableHashSet<GlyphPlace>.Builder added)
    {
        var (x, y) = (0, 0);
        foreach (var part in LineDifference.Between(before.Text, after.Text))
        {
            if (part.Side == Side.Before) gone.UnionWith(before.Glyphs[x..(x + part.Text.Length)]);
            if (part.Side == Side.After) added.UnionWith(after.Glyphs[y..(y + part.Text.Length)]);
            if (part.Side != Side.After) x += part.Text.Length;
            if (part.Side != Side.Before) y += part.Text.Length;
        }
    }
}
