using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>What cannot be read aloud has a text beside it, and links are links.</summary>
internal static class Alternatives
{
    public static void Check(PagedDocument document, NonConformities found)
    {
        foreach (var element in document.Structure)
        {
            if (element.Type == StructureType.Figure && string.IsNullOrWhiteSpace(element.AlternativeText))
                found.Add(Clause.Figure, "A picture has no alternative text.", "Say what it shows with alt=\"...\", or mark it as decoration with alt=\"\".", element.Origin);
        }
        foreach (var page in document.Pages)
        {
            foreach (var link in page.Links)
            {
                var element = link.Structure < 0 ? null : document.Structure[link.Structure];
                if (element?.Type != StructureType.Link)
                    found.Add(Clause.Links, "A link is not tagged as one.", "Take the role from the a element.", element?.Origin ?? default);
            }
        }
    }
}
