using System.Diagnostics.CodeAnalysis;
using Renderer.Archive.Objects;

namespace Renderer.Archive.Catalogue;

/// <summary>One state of a report's data: the upstream system's id and its rising number.</summary>
public sealed record ReportRevision
{
    // A report id is a segment of an object key and of a URL.
    private const int MaximumLength = 200;

    private ReportRevision(string reportId, long number)
    {
        ReportId = reportId;
        Number = number;
    }

    /// <summary>The upstream system's id.</summary>
    public string ReportId { get; }

    /// <summary>The revision's number, from 1.</summary>
    public long Number { get; }

    /// <summary>Whether text can be a report id: 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.</summary>
    public static bool IsReportId([NotNullWhen(true)] string? text) => text is { Length: <= MaximumLength } && ObjectKey.IsSegment(text);

    /// <summary>A revision from an id and a number that were checked before.</summary>
    /// <exception cref="ArgumentException">The id is no report id, or the number is less than 1.</exception>
    public static ReportRevision Create(string reportId, long number)
    {
        if (!IsReportId(reportId)) throw new ArgumentException($"'{reportId}' is not a report id.", nameof(reportId));
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new ReportRevision(reportId, number);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ReportId} revision {Number}";
}
