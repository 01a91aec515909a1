using Renderer.Contracts;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Decides what follows a failed attempt: which wait, or none any more.</summary>
internal sealed class FailurePolicy(IReadOnlyList<TimeSpan> waits)
{
    // A defect is not cured by waiting. Twice more, because some depend on what runs beside them.
    private const int AttemptsOfDefects = 3;

    /// <summary>The wait before the next attempt; null to give up.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="attempts">How many attempts failed, this one counted.</param>
    public TimeSpan? WaitAfter(AttemptFailure failure, int attempts)
    {
        if (failure.Code == ProblemCodes.Internal) return attempts < AttemptsOfDefects ? waits[0] : null;
        return attempts <= waits.Count ? waits[attempts - 1] : null;
    }
}
