using Renderer.Archive.Resilience;

namespace Renderer.Archive.Catalogue;

/// <summary>The catalogue cannot do its work now: not reachable, locked, full, damaged, or of another program's version.</summary>
public sealed class CatalogueException : Exception
{
    /// <summary>Describes a failure.</summary>
    /// <param name="place">The file, or the server and the database.</param>
    /// <param name="reason">What went wrong.</param>
    /// <param name="remedy">What the operator can do.</param>
    /// <param name="innerException">The cause.</param>
    public CatalogueException(string place, string reason, string remedy, Exception? innerException = null)
        : base($"{place}: {reason} {remedy}", innerException)
    {
        Place = place;
        Remedy = remedy;
    }

    /// <summary>The file, or the server and the database.</summary>
    public string Place { get; }

    /// <summary>What the operator can do.</summary>
    public string Remedy { get; }

    /// <summary>Whether trying again soon may help. Default that it may not before somebody acts.</summary>
    public OutageKind Kind { get; init; } = OutageKind.Lasting;
}
