using Renderer.Archive.Batches;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>An archived report's data, asked to be rendered once more.</summary>
internal static class ArchivedData
{
    /// <summary>The request that a regeneration would make of it: the data as it came in, in the formats the report has, its sums as its body signed them.</summary>
    public static RenderRequest RequestOf(SelectedReport report, ReadOnlyMemory<byte> data, RenderRequest target) => target with
    {
        Data = data,
        DataName = report.ReportId,
        DataVersion = report.DataVersion,
        Formats = report.WantedFormats,
        BrokenSums = Severity.Warning,
    };

    /// <summary>The store does not have the data any more.</summary>
    public static Problem Lost(SelectedReport report) => new(
        Severity.Error, Codes.DataEmpty, ObjectKey.OfData(report.DataDigest).Value, "is not in the object store", "restore it from a backup, or send the report again");
}
