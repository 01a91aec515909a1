using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Pages;
using Renderer.Layout.Resources;

namespace Renderer.Layout.Fonts.Web;

/// <summary>An <c>@font-face</c> rule and where it stands in the document.</summary>
internal readonly record struct PlacedFontFace(FontFaceRule Rule, Origin Origin);

/// <summary>Loads the faces a document's <c>@font-face</c> rules name, from its own files and the library.</summary>
internal sealed class DocumentFaces(FontLibrary library, DocumentResources resources, FaceCache cache, WarningList warnings)
{
    private const string Hint = "Name a TrueType or OpenType file of the package.";

    /// <summary>The faces that can be used; what cannot is a warning at its rule.</summary>
    public List<DocumentFace> Load(IEnumerable<PlacedFontFace> rules)
    {
        var faces = new List<DocumentFace>();
        foreach (var (rule, origin) in rules)
        {
            if (FirstUsable(rule, origin) is { } face) faces.Add(new(rule, face));
            else warnings.Add("font-unusable", $"None of the sources of the @font-face \"{rule.Family}\" can be used; the rule was ignored.", Hint, origin);
        }
        return faces;
    }

    private FontFace? FirstUsable(FontFaceRule rule, Origin origin)
    {
        foreach (var source in rule.Sources)
        {
            var face = source.IsLocal ? library.Named(source.Name) : Read(rule, source, origin);
            if (face is not null) return face;
        }
        return null;
    }

    private FontFace? Read(FontFaceRule rule, FontSource source, Origin origin)
    {
        // What a browser would pass over, it may: the next source is for us.
        if (source.Format is not ("" or "truetype" or "opentype" or "collection")) return null;
        if (resources.Read(source.Name, out var refusal) is not { } bytes)
        {
            warnings.Add("font-unusable", $"A source of the @font-face \"{rule.Family}\" was passed over: {refusal}.", Hint, origin);
            return null;
        }
        try
        {
            return cache.FaceOf(bytes);
        }
        catch (FontException fault)
        {
            warnings.Add("font-unusable", $"A source of the @font-face \"{rule.Family}\" was passed over: {fault.Message}", Hint, origin);
            return null;
        }
    }
}
