using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>Headings begin at the first level and skip none on the way down.</summary>
internal static class Headings
{
    public static void Check(ImmutableArray<StructureElement> structure, NonConformities found)
    {
        var last = 0;
        foreach (var element in structure)
        {
            if (element.Type != StructureType.Heading)
                continue;
            if (element.Level > last + 1)
                found.Add(Clause.Headings, last == 0 ? $"The first heading is an h{element.Level}." : $"An h{element.Level} follows an h{last}.", $"Make it an h{last + 1}; its style may stay.", element.Origin);
            last = element.Level;
        }
    }
}
