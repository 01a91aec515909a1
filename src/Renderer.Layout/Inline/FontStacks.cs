using System.Collections.Concurrent;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts;

namespace Renderer.Layout.Inline;

/// <summary>Font stacks by family list, weight and slant, kept between documents.</summary>
internal sealed class FontStacks(FontLibrary library, LayoutOptions options)
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
        var faces = new List<FontFace>();
        foreach (var family in style.FontFamily) Add(faces, options.GenericFamilies.GetValueOrDefault(family.ToLowerInvariant(), family), style);
        var own = faces.Count;
        foreach (var face in library.Faces) Add(faces, face.Family, style);
        return new([.. faces], own);
    }

    private void Add(List<FontFace> faces, string family, ComputedStyle style)
    {
        if (library.Find(family, style.FontWeight, style.IsItalic) is { } face && !faces.Contains(face)) faces.Add(face);
    }
}
