using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>The object graph: no reference leads to nothing.</summary>
/// <remarks>The standard reads such a reference as null (7.3.10). Our writer writes none, so one means that something was lost.</remarks>
internal static class ReferenceCheck
{
    public static void Run(ParsedFile file, FaultList faults)
    {
        foreach (ref readonly var token in file.Tape.Tokens)
        {
            if (token.Kind == PdfKind.Reference && !file.Has(token.Extent)) faults.Add(0, $"refers to the object {token.Extent}, which the file does not have");
        }
    }
}
