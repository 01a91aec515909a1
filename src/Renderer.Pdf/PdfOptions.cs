namespace Renderer.Pdf;

/// <summary>How PDF is written.</summary>
public sealed record PdfOptions
{
    /// <summary>Deflate streams; off makes a file that a person can read. Default on.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>The <c>Producer</c> entry.</summary>
    public string Producer { get; init; } = "Renderer";
}
