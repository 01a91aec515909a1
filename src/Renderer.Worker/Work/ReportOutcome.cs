using Renderer.Contracts;

namespace Renderer.Worker.Work;

/// <summary>What is to be announced of a message: one event, under an id that derives from what it says, or nothing.</summary>
internal sealed record ReportOutcome
{
    /// <summary>Nothing to announce: only work of batches ends so.</summary>
    public static ReportOutcome Silent { get; } = new() { MessageId = Guid.Empty };

    public required Guid MessageId { get; init; }

    public ReportRendered? Rendered { get; init; }

    public ReportRejected? Rejected { get; init; }

    public ReportFailed? Failed { get; init; }
}
