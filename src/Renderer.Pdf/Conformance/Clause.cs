namespace Renderer.Pdf.Conformance;

/// <summary>A demand that a document can fail, with its number in each standard that makes it. The ledgers beside this file say how each is met.</summary>
/// <param name="Ua">Number in ISO 14289-1; null where that standard does not ask for it.</param>
/// <param name="Archive">Number in ISO 19005-2 and -3; null where they do not ask for it.</param>
internal sealed record Clause(string? Ua, string? Archive)
{
    public static readonly Clause Content = new("7.1", null);
    public static readonly Clause Title = new("7.1", null);
    public static readonly Clause Language = new("7.2", "6.7.4");
    public static readonly Clause Nesting = new("7.2", null);
    public static readonly Clause RegularTable = new("7.2", null);
    public static readonly Clause Figure = new("7.3", null);
    public static readonly Clause Headings = new("7.4.2", null);
    public static readonly Clause TableHeaders = new("7.5", null);
    public static readonly Clause Links = new("7.18.5", null);
    public static readonly Clause Unicode = new("7.21.7", "6.2.11.7.2");
    public static readonly Clause PrivateUse = new(null, "6.2.11.7.3");
    public static readonly Clause Notdef = new("7.21.8", "6.2.11.8");
    public static readonly Clause DeviceColours = new(null, "6.2.4.3");
    public static readonly Clause Limits = new(null, "6.1.13");

    /// <summary>The demand's name in a message: standard and clause; null when none of the standards asked for makes it.</summary>
    public string? In(PdfConformance asked)
    {
        if (Ua is not null && asked.HasFlag(PdfConformance.Ua1))
            return $"ISO 14289-1, {Ua}";
        if (Archive is null || !asked.IsArchival())
            return null;
        return $"ISO 19005-{asked.ArchivalPart()}, {Archive}";
    }
}
