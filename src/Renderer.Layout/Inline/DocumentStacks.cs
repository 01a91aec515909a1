using System.Collections.Concurrent;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Web;
using Renderer.Layout.Resources;

namespace Renderer.Layout.Inline;

/// <summary>The font stacks of every document: one set for all that bring no faces along, one for each set of faces that some bring.</summary>
internal sealed class DocumentStacks(FontLibrary library, LayoutOptions options)
{
    // A worker serves some dozens of template versions.
    private const int MostKept = 64;

    private readonly FontStacks _plain = new(library, options, []);
    private readonly ConcurrentDictionary<string, FontStacks> _withFaces = new();
    private readonly FaceCache _faces = new();

    /// <summary>The stacks for a document with these <c>@font-face</c> rules; rules that cannot be followed are warnings.</summary>
    public FontStacks For(List<PlacedFontFace> rules, DocumentResources resources, WarningList warnings)
    {
        if (rules.Count == 0) return _plain;
        var faces = new DocumentFaces(library, resources, _faces, warnings).Load(rules);
        // Documents of one package bring the same faces: their stacks are found again by what is in them.
        var key = string.Join('\n', faces.Select(face => face.Key));
        if (_withFaces.TryGetValue(key, out var known)) return known;
        var stacks = new FontStacks(library, options, faces);
        return _withFaces.Count < MostKept ? _withFaces.GetOrAdd(key, stacks) : stacks;
    }
}
