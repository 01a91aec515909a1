using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Images;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Boxes;

/// <summary>What <c>content</c> makes besides text: leaders and pictures. Both are decoration.</summary>
internal sealed class GeneratedAtoms(DocumentPictures pictures, WarningList warnings)
{
    private readonly Dictionary<string, Picture?> _known = [];

    /// <summary>Whether a part is no text.</summary>
    public static bool IsAtom(in ContentPart part) => part.Kind is ContentKind.Leader or ContentKind.Image;

    /// <summary>The box of such a part; null if its picture cannot be had.</summary>
    public Box? Of(in ContentPart part, ComputedStyle style, Origin origin, bool isEastAsian)
    {
        if (part.Kind == ContentKind.Leader) return new LeaderBox(style, part.Text, isEastAsian);
        return PictureAt(part.Text, origin) is { } picture ? new ImageBox(style.Anonymous(Display.InlineBlock), picture) : null;
    }

    private Picture? PictureAt(string address, Origin origin)
    {
        if (_known.TryGetValue(address, out var known)) return known;
        var picture = pictures.Read(address, origin, out var refusal);
        if (picture is null) warnings.Add("image-ignored", refusal, "Name a picture of the package, or embed one as a data: address.", origin);
        _known.Add(address, picture);
        return picture;
    }
}
