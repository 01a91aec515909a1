using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects;

/// <summary>The object store cannot do its work now: full, not writable, not reachable, or damaged. Trying again later may help.</summary>
public sealed class ObjectStoreException : Exception
{
    /// <summary>Describes a failure.</summary>
    /// <param name="place">Path or address that failed.</param>
    /// <param name="reason">What went wrong.</param>
    /// <param name="remedy">What the operator can do.</param>
    /// <param name="innerException">The cause.</param>
    public ObjectStoreException(string place, string reason, string remedy, Exception? innerException = null)
        : base($"{place}: {reason} {remedy}", innerException)
    {
        Place = place;
        Remedy = remedy;
    }

    /// <summary>Path or address that failed.</summary>
    public string Place { get; }

    /// <summary>What the operator can do.</summary>
    public string Remedy { get; }

    /// <summary>What it says about the store as a whole. Default: it does not work just now.</summary>
    public OutageKind Outage { get; init; } = OutageKind.Passing;
}
