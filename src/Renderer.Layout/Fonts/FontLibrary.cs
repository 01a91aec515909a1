namespace Renderer.Layout.Fonts;

/// <summary>The faces at hand, from the folders the operator named. Nothing else on the machine is looked at.</summary>
public sealed class FontLibrary
{
    /// <summary>Reads the name and weight of every .ttf, .otf, .ttc and .otc file under the folders; the rest of a file is read when first used.</summary>
    /// <exception cref="FontException">A folder or file cannot be used.</exception>
    public static FontLibrary Open(params IEnumerable<string> folders) => throw new NotSupportedException();

    /// <summary>The digests of all faces, in a fixed order: a change of fonts changes every rendition's identity.</summary>
    public IReadOnlyList<string> Digests => throw new NotSupportedException();

    /// <summary>The face of a family nearest to a weight and slant (CSS Fonts 4, 5.2); null when the family is unknown. Family names compare without regard to case.</summary>
    public FontFace? Find(string family, int weight, bool italic) => throw new NotSupportedException();
}
