using Renderer.Layout.Pages;

namespace Renderer.Pdf.Reading;

/// <summary>What a file was written from, and what it therefore must show.</summary>
/// <param name="Document">The pages.</param>
public sealed record PdfExpectation(PagedDocument Document)
{
    /// <summary>What it was asked to be beyond its pages.</summary>
    public PdfFeatures Features { get; init; } = PdfFeatures.None;

    /// <summary>What its identifier derives from; null when that is not known.</summary>
    public PdfIdentity? Identity { get; init; }

    /// <summary>Whether nothing is known of what it was asked to be.</summary>
    internal bool IsOfPagesOnly { get; init; }
}

/// <summary>How much of a file is looked into.</summary>
public enum VerificationDepth
{
    /// <summary>Every byte.</summary>
    Thorough,

    /// <summary>What can go wrong in writing: all but the packed outlines of glyphs and the pixels of pictures. What the pipeline does before it announces a file.</summary>
    Announce,
}
