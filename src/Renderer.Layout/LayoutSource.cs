namespace Renderer.Layout;

/// <summary>Reads a file that travels with the document; null when there is none of that path.</summary>
/// <param name="path">Relative, with forward slashes, without <c>..</c>; case counts.</param>
public delegate ReadOnlyMemory<byte>? ResourceReader(string path);

/// <summary>What is done about a character that no font has.</summary>
public enum MissingGlyphs
{
    /// <summary>The document is not laid out; every such character is a problem.</summary>
    Refuse,

    /// <summary>A geta mark (〓, U+3013) is drawn in its place, with a warning; the text keeps the character.</summary>
    Substitute,
}

/// <summary>One document to lay out, with what belongs to it alone.</summary>
/// <param name="Html">The page.</param>
public sealed record LayoutSource(string Html)
{
    /// <summary>The files that images and fonts name by relative paths; null for none. Nothing is ever fetched from elsewhere.</summary>
    public ResourceReader? Resources { get; init; }

    /// <summary>What is done about a character that no font has. Default: refused.</summary>
    public MissingGlyphs MissingGlyphs { get; init; }
}
