using System.Collections.Concurrent;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Web;

namespace Renderer.Layout.Inline;

/// <summary>Font stacks by family list, weight and slant, kept between documents: of the library's faces, and of those that documents bring along before them.</summary>
internal sealed class FontStacks(FontLibrary library, LayoutOptions options, IReadOnlyList<DocumentFace> brought)
{
    // A template uses a handful; the bound only matters when documents bring style sheets of their own.
    private const int MostKept = 1024;

    private readonly ConcurrentDictionary<(string Families, int Weight, bool IsItalic), FontStack> _stacks = new();

    public FontStack Of(ComputedStyle style)
    {
        var key = (string.Join('\n', style.FontFamily), style.FontWeight, style.IsItalic);
        if (_stacks.TryGetValue(key, out var known)) return known;
        var stack = Build(style);
        if (_stacks.Count < MostKept) _stacks.TryAdd(key, stack);
        return stack;
    }

    private FontStack Build(ComputedStyle style)
    {
        var stack = new List<StackFace>();
        foreach (var family in style.FontFamily)
            if (!AddBrought(stack, family, style)) Add(stack, options.GenericFamilies.GetValueOrDefault(family.ToLowerInvariant(), family), style);
        var own = stack.Count;
        foreach (var face in library.Faces) Add(stack, face.Family, style);
        return new(stack, own);
    }

    private void Add(List<StackFace> stack, string family, ComputedStyle style)
    {
        if (library.Find(family, style.FontWeight, style.IsItalic) is { } face && !stack.Contains(new(face, null))) stack.Add(new(face, null));
    }

    // The faces of a family that are equally near make one composite face; where their ranges overlap, the later rule wins (CSS Fonts 4, 5.2).
    private bool AddBrought(List<StackFace> stack, string family, ComputedStyle style)
    {
        var candidates = brought.Where(face => face.Rule.Family.Equals(family, StringComparison.OrdinalIgnoreCase)).ToList();
        if (candidates.Count == 0) return false;
        var nearest = candidates.Min(face => face.DistanceFrom(style.FontWeight, style.IsItalic));
        foreach (var face in Enumerable.Reverse(candidates).Where(face => face.DistanceFrom(style.FontWeight, style.IsItalic) == nearest))
            stack.Add(new(face.Face, face.Rule.Ranges));
        return true;
    }
}
