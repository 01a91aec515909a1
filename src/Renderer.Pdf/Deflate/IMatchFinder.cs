namespace Renderer.Pdf.Deflate;

/// <summary>Finds what stood before in an input.</summary>
internal interface IMatchFinder
{
    /// <summary>Tokens for the bytes from <paramref name="start"/> on; the bytes before it can be copied from but are not coded.</summary>
    void Tokenize(ReadOnlySpan<byte> bytes, int start, Tokens tokens);
}
