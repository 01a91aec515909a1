using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;

namespace Renderer.Worker.Http;

/// <summary>Asks one part whether it works, at most once a second and one question at a time, and does not wait long for the answer.</summary>
/// <remarks>So neither a crowd of probes nor a part that hangs can do harm: the one question that hangs is the only one.</remarks>
internal sealed class PartProbe(Func<CancellationToken, Task> probe, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // A question nobody answers is given up, so that a later one can be asked.
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task<PartAnswer>? _question;
    private long _answeredAt;

    public async Task<PartAnswer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Question().WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new PartAnswer(false, $"It did not answer within {Patience.TotalSeconds} s. It may be overloaded or out of reach.");
        }
    }

    private Task<PartAnswer> Question()
    {
        lock (_gate)
        {
            if (_question is { IsCompleted: true } && time.GetElapsedTime(Interlocked.Read(ref _answeredAt)) >= Freshness) _question = null;
            // On another thread: a folder on a dead network drive blocks the one that looks at it.
            return _question ??= Task.Run(AnswerAsync, CancellationToken.None);
        }
    }

    private async Task<PartAnswer> AnswerAsync()
    {
        using var limit = new CancellationTokenSource(LongestQuestion, time);
        try
        {
            await probe(limit.Token);
            return new PartAnswer(true, null);
        }
        catch (Exception e) when (e is ObjectStoreException or CatalogueException)
        {
            return new PartAnswer(false, e.Message);
        }
        catch (OperationCanceledException)
        {
            return new PartAnswer(false, $"It did not answer within {LongestQuestion.TotalSeconds} s.");
        }
        finally
        {
            Interlocked.Exchange(ref _answeredAt, time.GetTimestamp());
        }
    }
}
