using System.Collections.Immutable;
using Renderer.Archive.Batches;
using Renderer.Cli.Impact.Text;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>What a template version changes of a report, from nothing to everything.</summary>
internal enum ImpactClass
{
    /// <summary>The files would be the same, but for the rendition's id in them.</summary>
    Unchanged,

    /// <summary>The page's source differs; what is read and seen on the pages does not.</summary>
    Bytes,

    /// <summary>Only what checking and rendering warn of differs.</summary>
    Warnings,

    /// <summary>The same text stands elsewhere on the pages, or looks different.</summary>
    Layout,

    /// <summary>The text is another one.</summary>
    Text,

    /// <summary>The report's data or page is not in the store any more.</summary>
    Missing,

    /// <summary>The version does not take the report's data, or cannot render it.</summary>
    Rejected,
}

/// <summary>What a template version changes of one report.</summary>
internal sealed record ReportImpact(SelectedReport Report, ImpactClass Class)
{
    /// <summary>Pages of what it shows now; null when that is not known.</summary>
    public int? PagesBefore { get; init; }

    /// <summary>Pages it would have; null when it was not laid out.</summary>
    public int? PagesAfter { get; init; }

    /// <summary>Why it would be rejected, or what is missing.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Warnings that would come and go.</summary>
    public WarningChange Warnings { get; init; } = WarningChange.None;

    /// <summary>The lines whose text differs.</summary>
    public ImmutableArray<ComparedLine> Lines { get; init; } = [];

    /// <summary>Language of its text (BCP 47), as the page says it; empty when it was not laid out.</summary>
    public string Language { get; init; } = "";

    /// <summary>What the class is called in output.</summary>
    public string ClassName => NameOf(Class);

    public static string NameOf(ImpactClass impact) => impact switch
    {
        ImpactClass.Unchanged => "unchanged",
        ImpactClass.Bytes => "bytes",
        ImpactClass.Warnings => "warnings",
        ImpactClass.Layout => "layout",
        ImpactClass.Text => "text",
        ImpactClass.Missing => "missing",
        _ => "rejected",
    };
}
