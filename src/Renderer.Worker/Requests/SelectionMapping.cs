using System.Collections.Immutable;
using Renderer.Archive.Batches;
using Renderer.Contracts;

namespace Renderer.Worker.Requests;

/// <summary>Between the wire's selection and the archive's.</summary>
internal static class SelectionMapping
{
    /// <summary>The selection of a checked command.</summary>
    public static ReportSelection ToArchive(RegenerateReports command) => new()
    {
        Template = command.Template,
        TemplateVersion = command.Selection.TemplateVersion,
        Body = command.Selection.Body,
        Year = command.Selection.Year,
        Tags = command.Selection.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        ReportIds = [.. command.Selection.ReportIds],
        RenderedBefore = command.Selection.RenderedBefore,
    };
}
