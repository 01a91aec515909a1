using System.Runtime.CompilerServices;

namespace Renderer.Cli.Impact;

/// <summary>Work on many things at the same time, with results in the order of the things and a bounded number of them in memory.</summary>
internal static class OrderedWork
{
    // A slow one at the head of the line keeps so many others per worker waiting, finished.
    private const int WindowPerWorker = 4;

    /// <param name="source">The things.</param>
    /// <param name="concurrency">How many are worked on at the same time.</param>
    /// <param name="work">The work on one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async IAsyncEnumerable<TResult> RunAsync<T, TResult>(
        IAsyncEnumerable<T> source, int concurrency, Func<T, CancellationToken, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var workers = new SemaphoreSlim(concurrency);
        var window = new Queue<Task<TResult>>();
        try
        {
            await foreach (var one in source.WithCancellation(ended.Token))
            {
                window.Enqueue(Task.Run(() => OneAsync(one), CancellationToken.None));
                if (window.Count >= concurrency * WindowPerWorker) yield return await window.Dequeue();
            }

            while (window.Count > 0) yield return await window.Dequeue();
        }
        finally
        {
            // Whoever stops early, or meets the fault of one, leaves nobody working behind.
            await ended.CancelAsync();
            await Task.WhenAll(window).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        async Task<TResult> OneAsync(T one)
        {
            await workers.WaitAsync(ended.Token);
            try
            {
                return await work(one, ended.Token);
            }
            finally
            {
                workers.Release();
            }
        }
    }
}
