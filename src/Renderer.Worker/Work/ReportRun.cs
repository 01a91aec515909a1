using Renderer.Worker.Broker;

namespace Renderer.Worker.Work;

/// <summary>One message's passage through the worker.</summary>
/// <param name="Lane">The lane it came on.</param>
/// <param name="InlineData">Its inline data as bytes; empty when the data lies in the store.</param>
/// <param name="Clock">Times its stages.</param>
/// <param name="Deadline">Ends the work when its result is of no use any more.</param>
internal sealed record ReportRun(Lane Lane, ReadOnlyMemory<byte> InlineData, StageClock Clock, CancellationToken Deadline);
