namespace Renderer.Pdf;

/// <summary>How PDF is written.</summary>
public sealed record PdfOptions
{
    /// <summary>Deflate streams; off makes a file that a person can read. Default on.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>How hard to compress; ignored when <see cref="Compress"/> is off. Default <see cref="PdfEffort.Fast"/>.</summary>
    public PdfEffort Effort { get; init; }

    /// <summary>The <c>Producer</c> entry.</summary>
    public string Producer { get; init; } = "Renderer";
}

/// <summary>How hard to compress.</summary>
public enum PdfEffort
{
    /// <summary>Few places are tried for a repetition, and CFF glyphs are compressed once and copied into every document that uses them.</summary>
    Fast,

    /// <summary>The shortest of all ways to code is looked for: some twentieth smaller, at many times the time.</summary>
    Small,
}
