namespace Renderer.Reports;

/// <summary>How PDF files are compressed.</summary>
public enum PdfCompression
{
    /// <summary>Small, and written fastest.</summary>
    Fast,

    /// <summary>Smaller yet, at several times the time.</summary>
    Small,

    /// <summary>Not at all, so that a person can read the file.</summary>
    None,
}
