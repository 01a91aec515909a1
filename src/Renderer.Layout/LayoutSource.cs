using Renderer.Layout.Pages;

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

/// <summary>Says where a place of the HTML was written; null when that is not known.</summary>
public delegate SourcePlace? PlaceFinder(Origin origin);

/// <summary>A place in a file that the HTML was made from: line and column from 1.</summary>
public sealed record SourcePlace(string File, int Line, int Column);

/// <summary>One document to lay out, with what belongs to it alone.</summary>
/// <param name="Html">The page.</param>
public sealed record LayoutSource(string Html)
{
    /// <summary>The files that images and fonts name by relative paths; null for none. Nothing is ever fetched from elsewhere.</summary>
    public ResourceReader? Resources { get; init; }

    /// <summary>Where the HTML was written, for whoever asks the finished document; null when it was written by hand.</summary>
    public PlaceFinder? Places { get; init; }

    /// <summary>What is done about a character that no font has. Default: refused.</summary>
    public MissingGlyphs MissingGlyphs { get; init; }
}
