using Renderer.Contracts;

namespace Renderer.Worker.Work;

/// <summary>What became of a message: exactly one of the two events, under an id that derives from what it says.</summary>
internal sealed record ReportOutcome
{
    public required Guid MessageId { get; init; }

    public ReportRendered? Rendered { get; init; }

    public ReportRejected? Rejected { get; init; }
}
