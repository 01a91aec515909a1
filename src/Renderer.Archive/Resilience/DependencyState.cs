namespace Renderer.Archive.Resilience;

/// <summary>Whether a dependency works, since when, and why not.</summary>
/// <param name="IsAvailable">Calls are tried.</param>
/// <param name="Since">When it came into this state.</param>
/// <param name="Reason">The last failure while it is not available; else null.</param>
public sealed record DependencyState(bool IsAvailable, DateTimeOffset Since, string? Reason);
