namespace Renderer.Archive.Resilience;

/// <summary>What tells one dependency from another.</summary>
/// <param name="Name">Its name in settings, metrics and health: <c>storage</c>, <c>catalogue</c>.</param>
/// <param name="Classify">What an exception of a call says about it.</param>
/// <param name="Outage">Makes the exception of its stage from a reason and a cause.</param>
/// <param name="Probe">Returns when it works again; asked while it does not.</param>
public sealed record DependencyTraits(
    string Name,
    Func<Exception, OutageKind> Classify,
    Func<string, Exception?, Exception> Outage,
    Func<CancellationToken, Task> Probe);
