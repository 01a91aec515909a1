using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>Finds what keeps a document from the standards asked for, before anything of it is written.</summary>
/// <remarks>What the writer does right for every document is not asked here; the ledgers say which demands those are.</remarks>
internal static class ConformanceCheck
{
    public static List<PdfProblem> Find(PagedDocument document, PdfConformance asked)
    {
        if (asked == PdfConformance.None)
            return [];
        var found = new NonConformities(asked);
        DocumentStatements.Check(document, found);
        Headings.Check(document.Structure, found);
        var kids = new StructureKids(document.Structure);
        Nesting.Check(document, kids, found);
        if (found.Concerns(Clause.TableHeaders))
            Tables.Check(document.Structure, kids, found);
        Alternatives.Check(document, found);
        ShownText.Check(document, found);
        Pictures.Check(document, found);
        Limits.Check(document, found);
        return found.Problems;
    }
}
