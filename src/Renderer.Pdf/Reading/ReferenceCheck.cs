namespace Renderer.Pdf.Reading;

/// <summary>The object graph: no reference leads to nothing.</summary>
/// <remarks>The standard reads such a reference as null (7.3.10). Our writer writes none, so one means that something was lost.</remarks>
internal static class ReferenceCheck
{
    public static void Run(ParsedFile file, FaultList faults)
    {
        Check(file, PdfValue.OfDictionary(file.Trailer), 0, faults);
        for (var number = 1; number < file.Size && !faults.IsFull; number++) Check(file, file[number], number, faults);
    }

    // The parser has bounded the nesting.
    private static void Check(ParsedFile file, PdfValue value, int number, FaultList faults)
    {
        if (value.Reference != 0 && !file.Has(value.Reference)) faults.Add(number, $"refers to the object {value.Reference}, which the file does not have");
        foreach (var item in value.Items) Check(file, item, number, faults);
        if (value.Dictionary is not { } dictionary) return;
        foreach (var entry in dictionary.Entries) Check(file, entry.Value, number, faults);
    }
}
