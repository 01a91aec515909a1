using Renderer.Layout.Html;

namespace Renderer.Layout.Boxes;

/// <summary>What box generation and pages tell each other: page numbers for the content, strings and counters for the margin boxes.</summary>
internal sealed record PageReferences(CrossReferences References, PageAssignments Assignments)
{
    /// <summary>Notes an element whose counters have just been changed.</summary>
    public void Observe(Element element, Counters counters, GeneratedContent generated)
    {
        References.Observe(element, generated);
        Assignments.Observe(element, counters, generated);
    }
}
