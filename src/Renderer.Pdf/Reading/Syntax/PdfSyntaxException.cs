namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Bytes that are not what the standard asks for at this place. Ends the reading of one object or stream, never that of the file.</summary>
internal sealed class PdfSyntaxException(string message) : Exception(message);
