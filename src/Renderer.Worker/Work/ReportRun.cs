using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Broker;

namespace Renderer.Worker.Work;

/// <summary>One message's passage through the worker.</summary>
internal sealed record ReportRun
{
    public required ReportReady Message { get; init; }

    /// <summary>The message as the catalogue knows it.</summary>
    public required ReportRequest Request { get; init; }

    /// <summary>Its inline data as bytes; empty when the data lies in the store.</summary>
    public required ReadOnlyMemory<byte> InlineData { get; init; }

    /// <summary>The lane it came on.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Where its outcome is written down.</summary>
    public required IOutcomeRecord Record { get; init; }

    /// <summary>Times its stages.</summary>
    public required StageClock Clock { get; init; }

    /// <summary>Ends the work when its result is of no use any more, or the process stops.</summary>
    public required CancellationToken Deadline { get; init; }

    /// <summary>Ends the work when the process stops.</summary>
    public required CancellationToken Stop { get; init; }
}
