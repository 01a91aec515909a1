using System.Collections.Immutable;

namespace Renderer.Worker.Broker;

/// <summary>The queues that messages can be put back from.</summary>
public enum ReplaySource
{
    /// <summary>Attempts used up.</summary>
    Error,

    /// <summary>Over the delivery limit.</summary>
    DeadLetter,

    /// <summary>Nobody could read them.</summary>
    Skipped,
}

/// <summary>Which messages to put back. What is empty or null selects everything.</summary>
public sealed record ReplayFilter
{
    /// <summary>The queues to look into.</summary>
    public ReplaySource Source { get; init; } = ReplaySource.Error;

    /// <summary>Codes of what went wrong.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Template names.</summary>
    public ImmutableArray<string> Templates { get; init; } = [];

    /// <summary>Report ids.</summary>
    public ImmutableArray<string> ReportIds { get; init; } = [];

    /// <summary>Only what failed at or after this moment.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The lane to put them into; null for the one each came from.</summary>
    public Lane? Target { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Show them, and move none.</summary>
    public bool IsDryRun { get; init; }

    internal bool Selects(KeptMessage message) =>
        IsAmong(Codes, message.Code) && IsAmong(Templates, message.Template) && IsAmong(ReportIds, message.ReportId) && (Since is null || message.FailedAt >= Since);

    private static bool IsAmong(ImmutableArray<string> wanted, string value) => wanted.IsEmpty || wanted.Contains(value, StringComparer.Ordinal);
}

/// <summary>What a replay found.</summary>
/// <param name="Examined">How many messages it looked at.</param>
/// <param name="Selected">Those it put back, or would.</param>
public sealed record ReplayResult(int Examined, ImmutableArray<KeptMessage> Selected);
